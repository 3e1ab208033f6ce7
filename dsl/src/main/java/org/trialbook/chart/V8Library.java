package org.trialbook.chart;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.trialbook.file.NativeLibrary;

/** Where V8's native library lies, since Javet would unpack its 34 MB for every process. */
final class V8Library implements IJavetLibLoadingListener {

  private final Path folder;

  private V8Library(Path folder) {
    this.folder = folder;
  }

  /** Tells Javet where it is; empty where this platform has none. */
  static Optional<V8Library> find() {
    String name;
    try {
      name = new JavetLibLoader(JSRuntimeType.V8).getLibFileName();
    } catch (JavetException e) {
      return Optional.empty(); // a platform that Javet has no name for
    }
    Optional<V8Library> library =
        NativeLibrary.find(JavetLibLoader.class, name).map(file -> new V8Library(file.getParent()));
    library.ifPresent(JavetLibLoader::setLibLoadingListener);
    return library;
  }

  @Override
  public File getLibPath(JSRuntimeType type) {
    return folder.toFile();
  }

  @Override
  public boolean isDeploy(JSRuntimeType type) {
    return false;
  }
}
