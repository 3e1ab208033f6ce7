package org.trialbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files in which studies come more than once, in several versions. */
public final class SameStudies {

  /** What every place says of {@link #twice()}. */
  public static final String NOTE = "Studies that came more than once and were kept once: 2.";

  private SameStudies() {}

  /** Two studies, each in two versions; the newer one first, and the later one newer. */
  public static List<String> twice() {
    return List.of(
        study("NCT00000001", "newest", "2026-01-01", ""),
        study("NCT00000001", "older", "2025-01-01", ""),
        study("NCT00000002", "older", "", ""),
        study("NCT00000002", "newest", "", ""));
  }

  /**
   * One study on a line.
   *
   * @param updated the day of the last update post; empty for none
   * @param holder the day of the data; empty for none
   */
  public static String study(String nctId, String title, String updated, String holder) {
    return """
        {"protocolSection":{"identificationModule":{"nctId":"%s","briefTitle":"%s"},\
        "statusModule":{"overallStatus":"COMPLETED"%s}},"derivedSection":{%s},"hasResults":false}"""
        .formatted(
            nctId,
            title,
            updated.isEmpty()
                ? ""
                : ",\"lastUpdatePostDateStruct\":{\"date\":\"%s\"}".formatted(updated),
            holder.isEmpty()
                ? ""
                : "\"miscInfoModule\":{\"versionHolder\":\"%s\"}".formatted(holder));
  }

  /** The studies in a file, a line each. */
  public static Path file(Path folder, String name, List<String> studies) throws IOException {
    return Files.write(
        folder.resolve(name.toLowerCase(Locale.ROOT)),
        (String.join("\n", studies) + "\n").getBytes(UTF_8));
  }
}
