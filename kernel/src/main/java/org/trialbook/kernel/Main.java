package org.trialbook.kernel;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.trialbook.TrialbookException;
import org.trialbook.file.UserFolders;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.compiler.PackageIndex;
import org.trialbook.kernel.compiler.SystemPackages;
import org.trialbook.kernel.install.StartArchive;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Weaver;
import org.trialbook.kernel.notebook.PastSessions;
import org.trialbook.kernel.protocol.Connection;

/** Starts the kernel as a front end does: {@code Main connection-file}. */
public final class Main {

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
            PastSessions.of(UserFolders.ofThisProcess()),
            () -> quiet.complete(null))) {
      FrontEndProcess.endWithIt();
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
      evaluator.runImports(DefaultImports.lines());
      promised.complete(evaluator);
    } catch (Throwable e) { // every cell is then told
      promised.completeExceptionally(e);
    }
  }

  private static PackageIndex packages() {
    return PackageIndex.of(System.getProperty("java.class.path"), kept(PackageIndex.FILE));
  }

  /** What was kept for starts at install time; null if nothing was. */
  private static Path kept(String file) {
    String folder = System.getProperty(StartArchive.FOLDER);
    return folder == null ? null : Path.of(folder, file);
  }
}
