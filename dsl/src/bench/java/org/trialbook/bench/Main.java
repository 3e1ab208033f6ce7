package org.trialbook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import org.trialbook.Trialbook;
import org.trialbook.registry.Registry;

/**
 * One measurement in a warm JVM.
 *
 * <p>{@code Main NAME WHERE ARGUMENT...} runs it once for every line of standard input and answers
 * each with a line of JSON, so that a script can take turns between processes that stay warm. With
 * {@code -Druns=N} it runs N times by itself and prints MB/s of the file, or of what was inflated.
 */
final class Main {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // whatever a library prints is not an answer
    String where = arguments[1];
    List<String> more = List.of(arguments).subList(2, arguments.length);
    Measurement measurement =
        switch (arguments[0]) {
          case "fetch" -> new FetchPages(Registry.at(where));
          case "crawl" ->
              new FlattenWithTrialbook(Trialbook.search().on(Registry.at(where))::flatten, more);
          default -> ofFile(arguments[0], Path.of(where), more);
        };
    int runs = Integer.getInteger("runs", 0);
    for (int run = 1; run <= runs; run++) {
      Map<String, Object> facts = timed(measurement);
      double seconds = (double) facts.get("seconds");
      long bytes = (long) facts.getOrDefault("input", Files.size(Path.of(where)));
      out.printf("run %d: %7.3f s %,8.0f MB/s  %s%n", run, seconds, bytes / 1e6 / seconds, facts);
    }
    if (runs == 0) {
      serve(measurement, out);
    }
  }

  private static void serve(Measurement measurement, PrintStream out) throws Exception {
    ObjectMapper json = new ObjectMapper();
    BufferedReader turns =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (turns.readLine() != null) {
      out.println(json.writeValueAsString(timed(measurement)));
      out.flush();
    }
  }

  private static Measurement ofFile(String name, Path file, List<String> more) throws IOException {
    return switch (name) {
      case "trialbook" -> new FlattenWithTrialbook(Trialbook.read(file)::flatten, more);
      case "trees" -> new FlattenWithTrees(file, Path.of(more.get(0)), Path.of(more.get(1)));
      case "tablesaw" -> new ReadWithTablesaw(file);
      case "read" -> new ReadFile(file);
      case "newlines" -> new CountNewlines(file);
      case "inflate" -> new InflateZip(file, () -> new Inflater(true));
      case "inflate-isal" -> new InflateZip(file, InflateZip::isal);
      case "inflate-zst" -> new InflateZst(file);
      default -> throw new IllegalArgumentException("no measurement " + name);
    };
  }

  private static Map<String, Object> timed(Measurement measurement) throws Exception {
    System.gc(); // the garbage of the run before is not this run's
    long processor = PROCESS.getProcessCpuTime();
    long began = System.nanoTime();
    Map<String, Object> facts = measurement.run();
    Map<String, Object> answer = new LinkedHashMap<>(facts);
    answer.put("seconds", (System.nanoTime() - began) / 1e9);
    answer.put("cpu", (PROCESS.getProcessCpuTime() - processor) / 1e9);
    return answer;
  }
}
