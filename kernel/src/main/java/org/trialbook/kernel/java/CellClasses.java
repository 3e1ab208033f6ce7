package org.trialbook.kernel.java;

import java.io.File;
import java.lang.instrument.ClassDefinition;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** The classes that cells are compiled to, over the class path of the kernel. */
final class CellClasses extends URLClassLoader implements LoaderDelegate {

  /** JShell's package of all cells. */
  private static final String CELLS = "REPL";

  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

  /** The code of what is loaded, as it was compiled; JShell holds the same arrays. */
  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

  /** The current class of each declaration. */
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /** Those around classes that have failed to begin, and never will: Java tries once for each. */
  private final Set<String> dead = ConcurrentHashMap.newKeySet();

  private final KeptValues values;

  CellClasses(KeptValues values) {
    super("cells", new URL[0], CellClasses.class.getClassLoader());
    this.values = values;
    setPackageAssertionStatus(CELLS, true); // whoever writes assert in a cell wants to know
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] installed = new boolean[classes.length];
    for (ClassBytecodes each : classes) {
      waiting.put(each.name(), Weaver.weave(each.bytecodes()));
    }
    for (int i = 0; i < classes.length; i++) {
      try {
        Class<?> each = loadClass(classes[i].name());
        installed[i] = true;
        loaded.put(each.getName(), classes[i].bytecodes());
        becomesCurrent(each);
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException(e.toString(), installed);
      }
    }
  }

  /** Gives classes new code, all or none; false where that is not possible. */
  boolean redefine(ClassBytecodes[] classes) {
    List<ClassDefinition> changes = new ArrayList<>();
    for (ClassBytecodes each : classes) {
      Class<?> existing = findLoadedClass(each.name());
      if (existing == null || !mayReplace(each)) {
        return false;
      }
      changes.add(new ClassDefinition(existing, Weaver.weave(each.bytecodes())));
    }
    if (!Redefinition.redefine(changes)) {
      return false;
    }
    for (int i = 0; i < classes.length; i++) {
      loaded.put(classes[i].name(), classes[i].bytecodes());
      becomesCurrent(changes.get(i).getDefinitionClass());
    }
    return true;
  }

  /** Objects know the version of their type that they are of: none becomes current again. */
  private boolean mayReplace(ClassBytecodes change) {
    String wrapper = CellCode.wrapper(change.name());
    boolean current = wrapper.equals(versions.get(CellCode.declaration(wrapper)));
    return (current || !CellCode.isOfDeclaredType(change.name()))
        && CellCode.mayReplace(change.name(), loaded.get(change.name()), change.bytecodes());
  }

  /** Sees which classes of cells a failure has kept from being initialized. */
  void failed(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
      Stream.of(each.getStackTrace())
          .filter(frame -> frame.getMethodName().equals("<clinit>"))
          .map(frame -> CellCode.wrapper(frame.getClassName()))
          .filter(name -> name.startsWith(CELLS + "."))
          .forEach(dead::add);
    }
  }

  /** Whether a class that has failed to begin lies in this one. */
  boolean isDead(String wrapper) {
    return dead.contains(wrapper);
  }

  private void becomesCurrent(Class<?> each) {
    String wrapper = CellCode.wrapper(each.getName());
    String before = versions.put(CellCode.declaration(wrapper), wrapper);
    if (wrapper.equals(each.getName()) && !wrapper.equals(before)) {
      values.loaded(each);
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
