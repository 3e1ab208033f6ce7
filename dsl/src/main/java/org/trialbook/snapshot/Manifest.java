package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.trialbook.text.Sha256;

/**
 * What a snapshot says about itself, in {@code manifest.json}.
 *
 * @param format of the folder; a program reads formats up to its own
 * @param name of the snapshot
 * @param dataTimestamp of the registry's data, without a zone
 * @param source where the studies come from, in words
 * @param registry the address of the registry; null where the studies come from files
 * @param acquiredAt when they were asked for
 * @param version of the Trialbook that wrote it
 * @param studies how many there are
 * @param bytes of their JSON, line ends included
 * @param updated the latest day of a last update post; null where no study has one
 * @param rejects records that could not be read, listed in {@code rejects.tsv}
 * @param doubles older versions of studies that came in a newer one as well
 * @param leftOut things in its source that are no studies
 * @param notes what a reader should know, one sentence each
 * @param indexSha256 of {@code index.tsv}
 * @param aliasesSha256 of {@code aliases.tsv}; null in snapshots of before there was one
 * @param blocks in the order of registry numbers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    @JsonProperty("format") int format,
    @JsonProperty("name") String name,
    @JsonProperty("dataTimestamp") String dataTimestamp,
    @JsonProperty("source") String source,
    @JsonProperty("registry") String registry,
    @JsonProperty("acquiredAt") String acquiredAt,
    @JsonProperty("version") String version,
    @JsonProperty("studies") int studies,
    @JsonProperty("bytes") long bytes,
    @JsonProperty("updated") String updated,
    @JsonProperty("rejects") long rejects,
    @JsonProperty("doubles") long doubles,
    @JsonProperty("leftOut") long leftOut,
    @JsonProperty("notes") List<String> notes,
    @JsonProperty("indexSha256") String indexSha256,
    @JsonProperty("aliasesSha256") String aliasesSha256,
    @JsonProperty("blocks") List<Block> blocks) {

  static final int FORMAT = 1;
  static final String FILE = "manifest.json";

  /** Its checksum, as {@code sha256sum -c} reads it; the first snapshots had none. */
  static final String SUM = "manifest.sha256";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  void write(Path folder) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(this);
    Files.writeString(folder.resolve(SUM), sum(bytes));
    Files.write(folder.resolve(FILE), bytes);
  }

  private static String sum(byte[] bytes) {
    return Sha256.of(bytes) + "  " + FILE + "\n";
  }

  /**
   * The manifest of a snapshot, whole where its format is one that is known here.
   *
   * @throws IOException where there is none, it is not as it was written, or it lacks what every
   *     snapshot says
   */
  static Manifest read(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    Manifest manifest = JSON.readValue(bytes, Manifest.class);
    if (manifest == null) {
      throw new IOException("it says nothing");
    }
    Path sum = folder.resolve(SUM);
    if (Files.exists(sum) && !Files.readString(sum, ISO_8859_1).equals(sum(bytes))) {
      throw new IOException("it is not as it was written");
    }
    if (manifest.format <= FORMAT) {
      manifest.requireWhole();
    }
    return manifest;
  }

  private void requireWhole() throws IOException {
    require("name", name);
    require("source", source);
    require("version", version);
    require("blocks", blocks);
    require("indexSha256", indexSha256);
    try {
      LocalDateTime.parse(require("dataTimestamp", dataTimestamp));
      Instant.parse(require("acquiredAt", acquiredAt));
    } catch (DateTimeParseException e) {
      throw new IOException("no time is " + e.getParsedString(), e);
    }
  }

  private static <T> T require(String member, T value) throws IOException {
    if (value == null) {
      throw new IOException("it lacks " + member);
    }
    return value;
  }
}
