package org.trialbook.kernel.compiler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.trialbook.kernel.base.Log;

/** What the compiler of cells reads: the class path and the classes of Java, each when named. */
public final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {

  /** JShell's index of all names waits for the first cells, but not for ever. */
  private static final int MOST_SECONDS_TO_QUIET = 10;

  /** The compiler looks into each module by a location of its own, whose name is in brackets. */
  private static final String SYSTEM_MODULE = StandardLocation.SYSTEM_MODULES.getName() + "[";

  private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "-cp", "--class-path");

  private final ClassLoader noPlugins = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
  private final Map<String, List<JavaFileObject>> systemPackages = new ConcurrentHashMap<>();
  private final ClassPathClasses classPath;
  private final SystemPackages system;
  private final Future<?> quiet;

  /**
   * @param quiet done once nobody waits any more for the first cell
   */
  public CompilerFiles(
      StandardJavaFileManager standard,
      PackageIndex index,
      SystemPackages system,
      Future<?> quiet) {
    super(standard);
    classPath = new ClassPathClasses(index);
    this.system = system;
    this.quiet = quiet;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (recurse || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return super.list(location, packageName, kinds, recurse);
    }
    if (location == StandardLocation.CLASS_PATH) {
      return classPath.of(packageName);
    }
    String name = location.getName();
    if (name.startsWith(SYSTEM_MODULE)) {
      String module = name.substring(SYSTEM_MODULE.length(), name.length() - 1);
      List<JavaFileObject> kept =
          systemPackages.computeIfAbsent(
              module + "/" + packageName, any -> classesOfSystem(module, packageName));
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    return super.list(location, packageName, kinds, recurse);
  }

  /** The simple names of the types of a package, whether they are public or not. */
  public Set<String> types(String packageName) {
    Set<String> names = new TreeSet<>();
    try {
      addTypes(StandardLocation.CLASS_PATH, packageName, names);
      for (Module module : ModuleLayer.boot().modules()) {
        if (module.getPackages().contains(packageName)) {
          Location location =
              getLocationForModule(StandardLocation.SYSTEM_MODULES, module.getName());
          if (location != null) {
            addTypes(location, packageName, names);
          }
        }
      }
    } catch (IOException e) {
      Log.warn("cannot list " + packageName + ": " + e.getMessage());
    }
    return names;
  }

  private void addTypes(Location location, String packageName, Set<String> names)
      throws IOException {
    for (JavaFileObject file :
        list(location, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
      String name = inferBinaryName(location, file);
      if (name != null && !name.contains("$")) {
        names.add(name.substring(name.lastIndexOf('.') + 1));
      }
    }
  }

  private List<JavaFileObject> classesOfSystem(String module, String packageName) {
    List<JavaFileObject> found = new ArrayList<>();
    for (String name : system.classes(module, packageName).orElse(List.of())) {
      found.add(
          new ClassFile(
              packageName + "." + name, () -> SystemPackages.open(module, packageName, name)));
    }
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassFile ours
        ? ours.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return (one instanceof ClassFile || other instanceof ClassFile)
        ? one == other
        : super.isSameFile(one, other);
  }

  /** A longer class path comes as an option. */
  @Override
  public boolean handleOption(String option, Iterator<String> rest) {
    if (!CLASS_PATH_OPTIONS.contains(option)) {
      return super.handleOption(option, rest);
    }
    String entries = rest.next();
    classPath.extendTo(entries);
    return super.handleOption(option, List.of(entries).iterator());
  }

  /** All packages that have classes. */
  public Stream<String> packages() {
    return classPath.packages();
  }

  /** Cells have no compiler plugins: searching all jars for some would delay the first of them. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return noPlugins;
  }

  /** Called by JShell's index, which reads everything there is; it is not to hold up a cell. */
  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    if (location == StandardLocation.PLATFORM_CLASS_PATH) {
      try {
        quiet.get(MOST_SECONDS_TO_QUIET, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        return fileManager.getLocationAsPaths(location); // it has waited long enough
      }
    }
    return fileManager.getLocationAsPaths(location);
  }

  // The rest of the interface, as the standard manager does it.

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }
}
