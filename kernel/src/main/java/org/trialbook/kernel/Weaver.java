package org.trialbook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves {@link CellGuard} into the classes of cells: methods, loops and {@code System.exit}. */
final class Weaver {

  private static final String GUARD = CellGuard.class.getName().replace('.', '/');

  private Weaver() {}

  /** Loads what weaving needs, so that the first cell finds it there. */
  static void prepare() {
    try (InputStream any = Weaver.class.getResourceAsStream("CellInterrupted.class")) {
      weave(any.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The woven class; as it was if it is of a version that is newer than the weaver. */
  static byte[] weave(byte[] bytecode) {
    try {
      ClassReader reader = new ClassReader(bytecode);
      // A call without arguments or result changes neither frames nor the depth of the stack.
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Checks(writer), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException e) {
      return bytecode;
    }
  }

  private static final class Checks extends ClassVisitor {

    Checks(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new Method(next);
    }
  }

  private static final class Method extends MethodVisitor {

    private final Set<Label> behind = new HashSet<>();

    Method(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      call("enterMethod");
    }

    @Override
    public void visitLabel(Label label) {
      behind.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (behind.contains(target)) {
        call("repeatLoop");
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/lang/System") && name.equals("exit")) {
        super.visitMethodInsn(opcode, GUARD, name, descriptor, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    private void call(String check) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, check, "()V", false);
    }
  }
}
