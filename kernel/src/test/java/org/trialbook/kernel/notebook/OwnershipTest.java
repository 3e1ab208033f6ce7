package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.cell.StandardStreams;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.java.UserThread;

/** Output belongs to the cell that asked for it, whichever thread makes it. */
class OwnershipTest {

  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static final InputStream IN = System.in;

  private static Evaluator evaluator;
  private static NotebookSession notebook;
  private static int cells;

  private Recorder first;

  @BeforeAll
  static void start() {
    StandardStreams.redirect(null);
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
    notebook.open();
    evaluator.runImports(DefaultImports.lines());
    run("import java.util.concurrent.*; import java.util.concurrent.atomic.*;");
    run("CountDownLatch gate; CountDownLatch done;");
  }

  @AfterAll
  static void stop() {
    System.setOut(OUT);
    System.setErr(ERR);
    System.setIn(IN);
  }

  /** A cell that makes every kind of thread there is, and has each of them work once. */
  @BeforeEach
  void aFirstCell() {
    run("gate = new CountDownLatch(1); done = new CountDownLatch(1);");
    first =
        run(
            """
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> {}).get();
            var scheduler = Executors.newScheduledThreadPool(1);
            scheduler.schedule(() -> {}, 0, TimeUnit.SECONDS).get();
            var forks = new ForkJoinPool(2);
            forks.submit(() -> {}).get();
            var timer = new java.util.Timer(true);
            timer.schedule(new java.util.TimerTask() { public void run() {} }, 0);
            CompletableFuture.runAsync(() -> {}).get();
            IntStream.range(0, 100).parallel().forEach(i -> {});
            var made = new Thread(() -> System.out.print("made"));
            void work() { System.out.print("work"); }
            class Job implements Runnable { public void run() { System.out.print("job"); } }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pool.submit(() -> System.out.print(\"x\")).get();",
        "pool.submit(() -> work()).get();",
        "pool.submit(new Job()).get();",
        "pool.execute(() -> { System.out.print(\"x\"); done.countDown(); }); done.await();",
        "pool.execute(new Job()); pool.submit(() -> {}).get();",
        "pool.invokeAll(List.of(() -> { System.out.print(\"x\"); return 1; }));",
        "pool.invokeAny(List.of(() -> { System.out.print(\"x\"); return 1; }));",
        "scheduler.schedule(() -> System.out.print(\"x\"), 1, TimeUnit.MILLISECONDS).get();",
        "forks.submit(() -> System.out.print(\"x\")).get();",
        "forks.invoke(ForkJoinTask.adapt(() -> System.out.print(\"x\")));",
        "ForkJoinPool.commonPool().submit(() -> System.out.print(\"x\")).get();",
        "timer.schedule(new java.util.TimerTask() { public void run() { work(); done.countDown(); } },"
            + " 1); done.await();",
        "CompletableFuture.runAsync(() -> System.out.print(\"x\")).get();",
        "CompletableFuture.supplyAsync(() -> 1, pool).thenAccept(n -> System.out.print(n)).get();",
        "CompletableFuture.supplyAsync(() -> 1).thenApplyAsync(n -> { work(); return n; }).get();",
        "CompletableFuture.runAsync(() -> {}).whenCompleteAsync((n, e) -> work(), pool).get();",
        "IntStream.range(0, 1_000).parallel().forEach(i -> System.out.print(\"x\"));",
        "Stream.of(1, 2, 3).parallel().map(n -> { work(); return n; }).toList();",
        "forks.submit(() -> IntStream.range(0, 99).parallel().forEach(i -> work())).get();",
        "made.start(); made.join();",
        "var here = new Thread(() -> work()); here.start(); here.join();",
        "pool.submit(() -> { var t = new Thread(() -> work()); t.start(); t.join(); return 1; }).get();",
        "pool.submit(() -> { display(\"shown\"); System.err.print(\"e\"); }).get();",
        "pool.submit(() -> CompletableFuture.runAsync(() -> work()).join()).get();",
      })
  void whatARunningCellAsksForShowsThere(String code) {
    Recorder later = run(code);
    assertThat(later.messages).as(code).isNotEmpty();
    assertThat(first.messages).as(code).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(() -> late()).start();",
        "pool.submit(() -> late());",
        "pool.execute(() -> late());",
        "scheduler.schedule(() -> late(), 1, TimeUnit.MILLISECONDS);",
        "scheduler.scheduleAtFixedRate(() -> late(), 1, 1_000_000, TimeUnit.MILLISECONDS);",
        "timer.schedule(new java.util.TimerTask() { public void run() { late(); } }, 1);",
        "CompletableFuture.runAsync(() -> late());",
        "CompletableFuture.runAsync(() -> {}, pool).thenRunAsync(() -> late());",
        "pool.submit(() -> new Thread(() -> late()).start());",
      })
  void whatOutlivesItsCellShowsUnderIt(String code) throws InterruptedException {
    run(
        "void late() { try { gate.await(); } catch (InterruptedException e) {}"
            + " System.out.print(\"late\"); display(\"late\"); done.countDown(); }");
    Recorder starter = run(code);
    Recorder running = run("System.out.print(\"mine\"); gate.countDown(); done.await();");
    waitFor(starter, "late");
    assertThat(running.text(Cell.STDOUT)).isEqualTo("mine");
    assertThat(running.messages).noneMatch(message -> message.type().equals("display_data"));
    assertThat(starter.messages).anyMatch(message -> message.type().equals("display_data"));
    assertThat(first.messages).isEmpty();
  }

  @Test
  void aPoolInsideOfALibraryWorksForTheRunningCell() {
    Library library = new Library();
    Recorder earlier = runBody(library::print);
    Recorder later = runBody(library::print);
    assertThat(earlier.text(Cell.STDOUT)).isEqualTo("library");
    assertThat(later.text(Cell.STDOUT)).isEqualTo("library");
  }

  @Test
  void aWriterThatIsClosedLeavesTheStreamOpen() {
    Recorder closing =
        run("try (var w = new PrintWriter(System.out)) { w.print(1); } System.err.close();");
    Recorder later = run("System.out.print(2); System.err.print(3);");
    assertThat(closing.text(Cell.STDOUT)).isEqualTo("1");
    assertThat(later.text(Cell.STDOUT) + later.text(Cell.STDERR)).isEqualTo("23");
  }

  @Test
  void aTaskThatWasHandedOverCanBeRemoved() {
    run("Runnable job = () -> {}; var busy = new CountDownLatch(1);");
    run(
        "var one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());");
    run("one.execute(() -> { try { busy.await(); } catch (InterruptedException e) {} });");
    run("one.execute(job); boolean removed = one.remove(job); busy.countDown();");
    assertThat(value("removed")).isEqualTo(true);
  }

  @Test
  void aPoolThatOrdersItsTasksSeesThemAsTheyAre() {
    run(
        "record Ranked(int rank) implements Runnable, Comparable<Ranked> { public void run() {}"
            + " public int compareTo(Ranked other) { return rank - other.rank; } }");
    run(
        "var ordered = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES,"
            + " new PriorityBlockingQueue<>()); for (int i = 9; i > 0; i--) ordered.execute(new"
            + " Ranked(i)); ordered.shutdown();");
    assertThat(value("ordered.awaitTermination(1, TimeUnit.MINUTES)")).isEqualTo(true);
  }

  @Test
  void whatATaskThrowsIsWhatItsCellSees() {
    Outcome outcome =
        evaluate(
            new Recorder().cell(),
            "pool.submit(() -> { throw new java.io.IOException(\"as it is\"); }).get();");
    assertThat(outcome.failure().traceback())
        .anyMatch(line -> line.contains("IOException: as it is"));
  }

  @Test
  void everyBarBelongsToTheCellThatAsked() throws Exception {
    NotebookProgress progress = new NotebookProgress(new Renderings());
    ForkJoinPool clients = new ForkJoinPool(1); // the client's own threads, older than both cells
    Recorder one = runBody(() -> clients.submit(() -> {}).get());
    for (int i = 0; i < 2; i++) {
      Recorder asking =
          runBody(
              () -> {
                var heard = progress.forCaller();
                return clients
                    .submit(
                        () -> {
                          heard.report(NotebookTest.report(200, 1_500, false));
                          heard.report(NotebookTest.report(1_000, 1_710, true));
                        })
                    .get();
              });
      assertThat(asking.messages)
          .extracting(Recorder.Published::type)
          .containsExactly("display_data", "update_display_data");
    }
    assertThat(one.messages).isEmpty();
  }

  /** Has one thread for all, and hands tasks over where nothing is woven in. */
  private static final class Library {
    private final java.util.concurrent.ExecutorService pool =
        java.util.concurrent.Executors.newSingleThreadExecutor();

    Object print() throws Exception {
      return pool.submit(() -> System.out.print("library")).get();
    }
  }

  private static Recorder run(String code) {
    Recorder recorder = new Recorder();
    Cell cell = recorder.cell();
    Outcome outcome = evaluate(cell, code);
    Cells.ownership().end(cell);
    assertThat(outcome.failure())
        .as(() -> code + "\n" + String.join("\n", outcome.failure().traceback()))
        .isNull();
    return recorder;
  }

  private static Recorder runBody(UserThread.Body body) {
    Recorder recorder = new Recorder();
    Cell cell = recorder.cell();
    UserThread.Result result = evaluator.onUserThread(cell, body);
    Cells.ownership().end(cell);
    assertThat(result.failure()).isNull();
    return recorder;
  }

  private static Object value(String code) {
    return evaluate(new Recorder().cell(), code).value();
  }

  private static Outcome evaluate(Cell cell, String code) {
    return notebook.run(cell, new CellSource(++cells, code));
  }

  private static void waitFor(Recorder recorder, String text) throws InterruptedException {
    while (!recorder.text(Cell.STDOUT).contains(text)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
