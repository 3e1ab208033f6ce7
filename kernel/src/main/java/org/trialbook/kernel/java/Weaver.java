package org.trialbook.kernel.java;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.trialbook.TrialbookException;

/**
 * Weaves {@link CellGuard} into the classes of cells (methods, loops and {@code System.exit}) and
 * {@link CellTasks} (where they hand over tasks).
 */
public final class Weaver {

  private static final String GUARD = "org/trialbook/kernel/CellGuard";
  private static final String TASKS = "org/trialbook/kernel/CellTasks";
  private static final String TIMER_TASK = "java/util/TimerTask";

  private static final Handle BIND =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          TASKS,
          "bootstrap",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/invoke/MethodHandle;)Ljava/lang/invoke/CallSite;",
          false);

  /** Methods that take tasks, whoever's executor it is. */
  private static final Pattern HANDING_OVER =
      Pattern.compile(
          "(?:execute|submit|schedule\\w*|invokeLater|invokeAndWait|runLater)\\(.*"
              + "Ljava/(?:lang/Runnable|util/concurrent/Callable|util/TimerTask);.*"
              + "|remove\\(Ljava/lang/Runnable;\\)Z"
              + "|invokeA(?:ll|ny)\\(Ljava/util/Collection;.*");

  private static final Pattern STAGE =
      Pattern.compile("java/util/concurrent/Complet(?:ableFuture|ionStage)");

  private static final Pattern WITH_FUNCTION =
      Pattern.compile("\\(.*Ljava/(?:lang/Runnable|util/function/\\w+);.*\\).*");

  private Weaver() {}

  /** Loads what weaving needs, so that the first cell finds it there. */
  public static void prepare() {
    try (InputStream any = Weaver.class.getResourceAsStream("JShellNames.class")) {
      weave(any.readAllBytes());
    } catch (IOException e) {
      throw TrialbookException.cannot("read a class of the kernel", e);
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

    private boolean isTimerTask;

    Checks(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] faces) {
      isTimerTask = TIMER_TASK.equals(superName);
      super.visit(version, access, name, signature, superName, faces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean isTimed = isTimerTask && name.equals("run") && descriptor.equals("()V");
      return new Method(next, isTimed);
    }
  }

  private static final class Method extends MethodVisitor {

    private final Set<Label> behind = new HashSet<>();

    private final boolean isTimed;

    Method(MethodVisitor next, boolean isTimed) {
      super(Opcodes.ASM9, next);
      this.isTimed = isTimed;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      call("enterMethod");
      if (isTimed) {
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, TASKS, "enterTimed", "(L" + TIMER_TASK + ";)V", false);
      }
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitMaxs(isTimed ? Math.max(1, stack) : stack, locals);
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
      if (endsProcess(owner, name)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", exit(owner), false);
      } else if (owner.equals("java/lang/Thread")
          && name.equals("start")
          && descriptor.equals("()V")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, TASKS, name, "(Ljava/lang/Thread;)V", false);
      } else if (opcode != Opcodes.INVOKESPECIAL && handsOver(owner, name, descriptor)) {
        bind(opcode, new Handle(tag(opcode), owner, name, descriptor, isInterface));
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    /** What refers to such a method, as {@code System::exit} does. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] instanceof Handle method
            && endsProcess(method.getOwner(), method.getName())) {
          arguments[i] =
              new Handle(Opcodes.H_INVOKESTATIC, GUARD, "exit", exit(method.getOwner()), false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    private static boolean endsProcess(String owner, String name) {
      return owner.equals("java/lang/System")
          ? name.equals("exit")
          : owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"));
    }

    /** The shape of the guard's method that stands for such a method of this class. */
    private static String exit(String owner) {
      return owner.equals("java/lang/System") ? "(I)V" : "(Ljava/lang/Runtime;I)V";
    }

    /** The same call, through what binds its tasks; the stack is as deep as before. */
    private void bind(int opcode, Handle target) {
      String receiver = opcode == Opcodes.INVOKESTATIC ? "" : "L" + target.getOwner() + ";";
      super.visitInvokeDynamicInsn(
          target.getName(), "(" + receiver + target.getDesc().substring(1), BIND, target);
    }

    private static boolean handsOver(String owner, String name, String descriptor) {
      return !owner.startsWith("[")
          && (HANDING_OVER.matcher(name + descriptor).matches()
              || (STAGE.matcher(owner).matches() && WITH_FUNCTION.matcher(descriptor).matches()));
    }

    private static int tag(int opcode) {
      return switch (opcode) {
        case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
        case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
        default -> Opcodes.H_INVOKEVIRTUAL;
      };
    }

    private void call(String check) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, check, "()V", false);
    }
  }
}
