package org.trialbook.kernel;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** The classes that cells are compiled to, over the class path of the kernel. */
final class CellClasses extends URLClassLoader implements LoaderDelegate {

  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

  CellClasses() {
    super("cells", new URL[0], CellClasses.class.getClassLoader());
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] installed = new boolean[classes.length];
    for (ClassBytecodes each : classes) {
      waiting.put(each.name(), Weaver.weave(each.bytecodes()));
    }
    for (int i = 0; i < classes.length; i++) {
      try {
        loadClass(classes[i].name());
        installed[i] = true;
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException(e.toString(), installed);
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytecode = waiting.remove(name);
      return bytecode == null
          ? super.findClass(name)
          : defineClass(name, bytecode, 0, bytecode.length);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    // never called: a changed declaration becomes a new class
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String entry : path.split(File.pathSeparator, -1)) {
      try {
        addURL(new File(entry).toURI().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
    }
  }
}
