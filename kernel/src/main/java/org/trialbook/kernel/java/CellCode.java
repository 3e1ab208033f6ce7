package org.trialbook.kernel.java;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.trialbook.TrialbookException;

/**
 * Compiled classes of cells, and which of them may take new code in the place of the old.
 *
 * <p>A declaration is compiled to a class such as {@code REPL.$JShell$5B}: the fifth, in its second
 * version. Versions count for nothing here: code that only goes over to a new version of what it
 * uses is the same code.
 */
final class CellCode {

  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$([\\dA-Z_]+)(\\$.*)?");
  private static final Pattern VERSION = Pattern.compile("(?<=\\d)[A-Z]+(?![\\da-z])");
  private static final Pattern REFERENCE = Pattern.compile("REPL[/.]\\$JShell\\$[\\dA-Z_]+");
  private static final String ANONYMOUS = "$$JShell$anonymous$";

  private CellCode() {}

  /** The class that a class of a cell lies in: {@code REPL.$JShell$5B}. */
  static String wrapper(String className) {
    Matcher name = WRAPPER.matcher(className);
    return name.matches() && name.group(2) != null
        ? className.substring(0, name.start(2))
        : className;
  }

  /** What all versions of a declaration have in common. */
  static String declaration(String className) {
    return VERSION.matcher(wrapper(className)).replaceAll("");
  }

  /** Whether the code of a cell was compiled to it. */
  static boolean isOfCell(String className) {
    return WRAPPER.matcher(className).matches();
  }

  /** Whether it is a type that a cell declares, or lies in one. */
  static boolean isOfDeclaredType(String className) {
    Matcher name = WRAPPER.matcher(className);
    return name.matches()
        && name.group(2) != null
        && !name.group(2).startsWith(ANONYMOUS)
        && !Character.isDigit(name.group(2).charAt(1));
  }

  /**
   * Whether what exists of a class stays what it is with new code. Objects of a type that a cell
   * declares take its new methods; but a lambda or an anonymous object keeps its own, and what runs
   * once, when the class is first used, must not have changed.
   */
  static boolean mayReplace(String className, byte[] before, byte[] after) {
    Predicate<String> kept;
    if (isOfDeclaredType(className)) {
      kept = method -> method.equals("<clinit>") || method.startsWith("lambda$static$");
    } else if (wrapper(className).equals(className)) {
      kept = method -> method.startsWith("lambda$");
    } else {
      kept = method -> true;
    }
    return part(before, kept).equals(part(after, kept));
  }

  /** Constants and some methods of a class as a text that is the same for the same code. */
  private static String part(byte[] code, Predicate<String> methods) {
    ClassWriter writer = new ClassWriter(0);
    try {
      new ClassReader(code).accept(new Part(writer, methods), ClassReader.SKIP_DEBUG);
    } catch (IllegalArgumentException e) {
      return new String(code, StandardCharsets.ISO_8859_1); // too new to be read
    }
    return withoutVersions(writer.toByteArray());
  }

  private static String withoutVersions(byte[] code) {
    StringBuilder text = new StringBuilder();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(code))) {
      in.skipBytes(8);
      int constants = in.readUnsignedShort();
      for (int i = 1; i < constants; i++) {
        int tag = in.readUnsignedByte();
        text.append((char) tag);
        switch (tag) {
          case 1 -> text.append(withoutVersions(in.readUTF()));
          case 7, 8, 16, 19, 20 -> copy(in, 2, text);
          case 15 -> copy(in, 3, text);
          case 5, 6 -> {
            copy(in, 8, text);
            i++; // takes two places
          }
          default -> copy(in, 4, text);
        }
      }
      copy(in, in.available(), text);
    } catch (IOException e) {
      throw TrialbookException.cannot("read a class of the cell", e);
    }
    return text.toString();
  }

  private static String withoutVersions(String name) {
    return name.contains("$JShell$")
        ? REFERENCE
            .matcher(name)
            .replaceAll(
                found -> Matcher.quoteReplacement(VERSION.matcher(found.group()).replaceAll("")))
        : name;
  }

  private static void copy(DataInputStream in, int bytes, StringBuilder text) throws IOException {
    for (int i = 0; i < bytes; i++) {
      text.append((char) in.readUnsignedByte());
    }
  }

  /** Lets constants pass, and the methods that are asked for. */
  private static final class Part extends ClassVisitor {

    private final ClassWriter writer;
    private final Predicate<String> methods;

    Part(ClassWriter writer, Predicate<String> methods) {
      super(Opcodes.ASM9);
      this.writer = writer;
      this.methods = methods;
      writer.visit(Opcodes.V17, 0, "Part", null, "java/lang/Object", null);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      return value == null ? null : writer.visitField(access, name, descriptor, null, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return methods.test(name)
          ? writer.visitMethod(access, name, descriptor, null, exceptions)
          : null;
    }
  }
}
