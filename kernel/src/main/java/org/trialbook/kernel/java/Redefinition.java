package org.trialbook.kernel.java;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.trialbook.kernel.base.Log;

/**
 * New code for classes that are loaded, as far as the JVM can: the bodies of methods.
 *
 * <p>The JVM gives the means to agents only, so this process attaches one to itself, when a cell
 * first changes a declaration: an agent from the start would read every class from its jar instead
 * of the archive. Needs {@code -Djdk.attach.allowAttachSelf}; without it nothing is redefined.
 */
public final class Redefinition {

  private static Instrumentation instrumentation;
  private static boolean attached;

  private Redefinition() {}

  /** Called by the JVM, when the agent is there. */
  public static void agentmain(String arguments, Instrumentation given) {
    instrumentation = given;
  }

  /** Gives all of the classes their new code, or none of them and returns false. */
  static synchronized boolean redefine(List<ClassDefinition> changes) {
    if (!attached) {
      attached = true;
      attach();
    }
    if (instrumentation == null) {
      return false;
    }
    try {
      instrumentation.redefineClasses(changes.toArray(ClassDefinition[]::new));
      return true;
    } catch (UnsupportedOperationException | LinkageError e) {
      return false; // of another shape: fields, methods, supertypes
    } catch (ClassNotFoundException | UnmodifiableClassException e) {
      Log.warn("could not redefine a class of a cell", e);
      return false;
    }
  }

  private static void attach() {
    if (!Boolean.getBoolean("jdk.attach.allowAttachSelf")) {
      return;
    }
    try {
      Path agent = Files.createTempFile("trialbook-agent", ".jar");
      try {
        write(agent);
        VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
        self.loadAgent(agent.toString());
        self.detach();
      } finally {
        Files.deleteIfExists(agent);
      }
    } catch (IOException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException
        | LinkageError e) { // the last where Java comes without the attach module
      Log.warn("classes of cells cannot be redefined", e);
    }
  }

  /** A jar with nothing but the name of this class, which is on the class path. */
  private static void write(Path agent) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", Redefinition.class.getName());
    attributes.putValue("Can-Redefine-Classes", "true");
    new JarOutputStream(Files.newOutputStream(agent), manifest).close();
  }
}
