package org.trialbook.frame;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Reading;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Source;

/** A relation with a column of every type, and rows that are awkward in every one of them. */
final class AllTypes {

  static final Relation RELATION =
      new Relation(
          "ALL_TYPES",
          "One row a study.",
          List.of(Source.at("")),
          List.of(
              column("nctId", Reading.TEXT, "protocolSection.identificationModule.nctId"),
              column("text", Reading.TEXT, "text"),
              column("category", Reading.CATEGORY, "category"),
              column("list", Reading.TEXT_LIST, "list[]"),
              column("integer", Reading.INTEGER, "integer"),
              column("number", Reading.NUMBER, "number"),
              column("truth", Reading.BOOLEAN, "truth"),
              column("day", Reading.DATE, "day")));

  static final Provenance PROVENANCE =
      new Provenance(
          "search().condition(\"it's <b>\")",
          Optional.of(URI.create("https://registry.example/api/v2/studies?query.cond=x")),
          Optional.of(LocalDateTime.of(2026, 11, 20, 9, 0, 5)),
          Instant.parse("2026-11-23T12:00:00Z"),
          Counts.NONE,
          0,
          "0.1.0",
          List.of("a note"));

  private static final String[] CELLS = {
    "\"text\":\"plain\",\"category\":\"A\",\"list\":[\"one\",\"two\"],\"integer\":42,\"number\":1.5,"
        + "\"truth\":true,\"day\":\"2024-05-17\"",
    "",
    "\"text\":\"\",\"category\":\"\",\"list\":[],\"integer\":0,\"number\":0,\"truth\":false,"
        + "\"day\":\"1970-01-01\"",
    "\"text\":\"a,b;\\\"c\\\"\\r\\nd|e ≥ 5 µg 💊 'f'\",\"category\":\"Türkiye\",\"list\":[\"x|y\",\"\",\"z\"],"
        + "\"integer\":-9223372036854775807,\"number\":-0.0001,\"truth\":true,\"day\":\"1900-01\"",
    "\"text\":null,\"category\":null,\"list\":null,\"integer\":9223372036854775807,"
        + "\"number\":1.7976931348623157E308,\"truth\":null,\"day\":\"2099\"",
  };

  private AllTypes() {}

  private static Column column(String name, Reading reading, String path) {
    return new Column(name, reading, path, "A column.");
  }

  /** Batches of so many studies each, all awkward rows in turn. */
  static List<Batch> batches(int... sizes) {
    List<Batch> batches = new ArrayList<>();
    int number = 0;
    for (int size : sizes) {
      int first = number + 1;
      number += size;
      batches.addAll(flattened(IntStream.rangeClosed(first, number).mapToObj(AllTypes::record)));
    }
    return batches;
  }

  /** A batch of one study for each of these cells. */
  static Batch batch(String... cells) {
    return flattened(IntStream.range(0, cells.length).mapToObj(i -> record(i + 1, cells[i])))
        .get(0);
  }

  private static List<Batch> flattened(Stream<String> records) {
    List<Batch> batches = new ArrayList<>();
    Flattener flattener =
        new Flattener(
            Plan.of(RELATION),
            batches::add,
            reject -> {
              throw new AssertionError(reject);
            });
    records.forEach(
        text -> {
          byte[] record = text.getBytes(StandardCharsets.UTF_8);
          flattener.study(record, 0, record.length, 0);
        });
    flattener.finish();
    return batches;
  }

  static String record(int number) {
    return record(number, CELLS[(number - 1) % CELLS.length]);
  }

  private static String record(int number, String cells) {
    return String.format(
        Locale.ROOT,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\"}}%s%s}",
        number,
        cells.isEmpty() ? "" : ",",
        cells);
  }

  static List<List<Object>> rows(List<Batch> batches) {
    List<List<Object>> rows = new ArrayList<>();
    for (Batch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        List<Object> values = new ArrayList<>();
        for (Cells cells : batch.cells()) {
          values.add(cells.value(row));
        }
        rows.add(values);
      }
    }
    return rows;
  }
}
