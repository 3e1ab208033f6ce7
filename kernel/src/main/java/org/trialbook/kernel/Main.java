package org.trialbook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.compiler.PackageIndex;
import org.trialbook.kernel.compiler.SystemPackages;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Weaver;
import org.trialbook.kernel.notebook.NotebookProgress;
import org.trialbook.kernel.notebook.PastSessions;
import org.trialbook.kernel.protocol.Connection;

/** Starts the kernel as a front end does: {@code Main connection-file}. */
public final class Main {

  private static final String IMPORTS = "imports.jshell";

  /** The system property that names the folder which a start takes things from. */
  public static final String START_FOLDER = "trialbook.start";

  private Main() {}

  /** Serves the front end that wrote the connection file until it says good-bye. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 1) {
      System.err.println("Usage: Main <connection-file>");
      System.exit(2);
    }
    if (!Utf8Locale.isGiven()) {
      OptionalInt ended = Utf8Locale.startAgain(Main.class, arguments);
      if (ended.isPresent()) {
        System.exit(ended.getAsInt());
      }
    }
    int[] status = new int[1];
    // Not the main thread: threads that libraries start below count as the kernel's own.
    KernelThreads.start("main", () -> status[0] = serve(Path.of(arguments[0]))).join();
    System.exit(status[0]);
  }

  private static int serve(Path connectionFile) {
    KernelTimer timer = new KernelTimer();
    CompletableFuture<Evaluator> evaluator = new CompletableFuture<>();
    CompletableFuture<Void> quiet = new CompletableFuture<>();
    // Evaluation takes longest to start, so it starts first; meanwhile the ports open.
    KernelThreads.start("evaluator", () -> start(evaluator, timer, quiet));
    try (Kernel kernel =
        new Kernel(
            Connection.read(connectionFile),
            evaluator,
            timer,
            pastSessions(),
            () -> quiet.complete(null))) {
      endWithParent();
      kernel.start();
      Weaver.prepare();
      kernel.await();
      return 0;
    } catch (TrialbookException e) {
      Log.warn(e.getMessage());
      return 1;
    } catch (RuntimeException | Error e) {
      Log.warn("The kernel failed to start: " + e, e);
      return 1;
    }
  }

  private static void start(
      CompletableFuture<Evaluator> promised, KernelTimer timer, Future<?> quiet) {
    try {
      Evaluator evaluator =
          new Evaluator(timer, packages(), SystemPackages.of(kept(SystemPackages.FILE)), quiet);
      evaluator.runImports(imports());
      promised.complete(evaluator);
      Trialbook.showProgress(new NotebookProgress()); // loads half the DSL, for which no cell waits
    } catch (Throwable e) { // every cell is then told
      promised.completeExceptionally(e);
    }
  }

  private static PastSessions pastSessions() {
    return PastSessions.of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  private static PackageIndex packages() {
    return PackageIndex.of(System.getProperty("java.class.path"), kept(PackageIndex.FILE));
  }

  /** What was kept for starts at install time; null if nothing was. */
  private static Path kept(String file) {
    String folder = System.getProperty(START_FOLDER);
    return folder == null ? null : Path.of(folder, file);
  }

  /** The default imports, one a line; lines that begin with // are comments. */
  public static List<String> imports() {
    return lines(IMPORTS).filter(line -> line.startsWith("import ")).toList();
  }

  /** The lines of a text that lies beside this class. */
  public static Stream<String> lines(String resource) {
    try (InputStream text = Main.class.getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw TrialbookException.cannot("read a text of the kernel", e);
    }
  }

  /** A kernel whose front end has died would wait for ever. */
  static void endWithParent() {
    String parent = System.getenv("JPY_PARENT_PID");
    if (parent != null && parent.matches("\\d+")) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresent(process -> KernelThreads.start("parent", () -> endAfter(process)));
    }
  }

  private static void endAfter(ProcessHandle parent) {
    parent.onExit().join();
    System.exit(1);
  }
}
