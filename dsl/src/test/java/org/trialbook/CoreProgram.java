package org.trialbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.trialbook.chart.Chart;
import org.trialbook.frame.Frame;
import org.trialbook.registry.Registry;
import org.trialbook.registry.browser.Browser;
import org.trialbook.sample.Sample;
import org.trialbook.store.Postgres;
import tech.tablesaw.api.Table;

/**
 * A program that has the core alone on its class path: it asks, reads, flattens and writes what
 * needs no more, and enters every optional part to see what that says.
 */
public final class CoreProgram {

  private static final int STUDIES_OF_SAMPLE = 50;

  private CoreProgram() {}

  /** Runs it in a folder; {@link CoreAloneTest} reads what it prints. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<byte[]> studies = Sample.studies(STUDIES_OF_SAMPLE);
    Path file = folder.resolve("studies.ndjson");
    Files.write(file, studies.stream().map(study -> new String(study, UTF_8)).toList());

    Frame locations = Trialbook.read(file).flatten(LOCATIONS).frame();
    System.out.println("locations " + (locations.rowCount() > 50));
    Trialbook.read(file).flatten(STUDIES, LOCATIONS).toArrow(folder.resolve("arrow"));
    System.out.println("arrow " + Files.exists(folder.resolve("arrow/locations.arrow")));
    Trialbook.read(file).flatten(STUDIES).toCsv(folder.resolve("studies.csv"));
    System.out.println("csv " + (Files.size(folder.resolve("studies.csv")) > 1_000));

    HttpServer registry = registry(studies);
    Trialbook.use(Registry.at("http://127.0.0.1:" + registry.getAddress().getPort() + "/api/v2"));
    System.out.println("search " + Trialbook.search().condition("asthma").frame().rowCount());
    registry.stop(0);

    Table counts = Trialbook.read(file).analysis().statusMix("phase").table();
    System.out.println("analysis " + (counts.rowCount() > 1));
    Chart chart = Chart.bar(counts.countBy("phase"), "phase", "Count");
    System.out.println("chart " + chart.mimeBundle().keySet());

    enter("parquet", () -> Trialbook.read(file).flatten(STUDIES).toParquet(folder.resolve("p")));
    enter("sql", () -> Trialbook.sql("select 1"));
    enter("sample", Trialbook::sample);
    enter("postgres", Postgres::fromEnvironment);
    enter("picture", chart::png);
    enter("pdf", () -> chart.save(folder.resolve("chart.pdf")));
    enter("mail", () -> mail(folder));
    enter("browser", Browser::chromium);
    enter("commands", () -> org.trialbook.cli.Main.main(new String[] {"sample"}));
  }

  private static void mail(Path folder) {
    try {
      Path list = folder.resolve("watch.json");
      Files.writeString(
          list,
          """
          {"name": "Ours", "search": {"query.cond": "asthma"}, "kinds": ["STATUS"], "outlets": [{"email": "mail", "to": "a@example.org"}]}
          """);
      org.trialbook.alert.WatchList.read(list);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void enter(String name, Runnable part) {
    try {
      part.run();
      System.out.println(name + " works");
    } catch (TrialbookException e) {
      System.out.println(name + ": " + e.getMessage().replace('\n', ' '));
    }
  }

  /** Answers every request with all of the studies in one page. */
  private static HttpServer registry(List<byte[]> studies) throws IOException {
    StringJoiner all =
        new StringJoiner(",", "{\"totalCount\":" + STUDIES_OF_SAMPLE + ",\"studies\":[", "]}");
    studies.forEach(study -> all.add(new String(study, UTF_8)));
    byte[] page = all.toString().getBytes(UTF_8);
    byte[] version =
        "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-11-20T09:00:05\"}".getBytes(UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestURI().getPath().endsWith("/version") ? version : page;
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }
}
