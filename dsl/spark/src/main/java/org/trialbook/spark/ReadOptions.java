package org.trialbook.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.text.DidYouMean;

/**
 * What a DataFrame is asked for.
 *
 * @param paths files, folders and snapshots, which every executor has under these names
 * @param relation with all its columns
 * @param allVersions whether older versions of a study stay beside its newest one
 * @param maxRejects how many records that cannot be read are borne; any number where it is empty
 * @param partitionBytes how many bytes on the disk a partition has, about; Spark's own choice where
 *     it is empty
 */
record ReadOptions(
    List<String> paths,
    Relation relation,
    boolean allVersions,
    OptionalLong maxRejects,
    OptionalLong partitionBytes) {

  private static final String SPARKS_PARTITION_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String PATH = "path";
  private static final String PATHS = "paths";
  private static final String RELATION = "relation";
  private static final String VERSIONS = "versions";
  private static final String MAX_REJECTS = "maxRejects";
  private static final String PARTITION_BYTES = "partitionBytes";
  static final List<String> NAMES =
      List.of(PATH, PATHS, RELATION, VERSIONS, MAX_REJECTS, PARTITION_BYTES);
  private static final List<String> VERSION_NAMES = List.of("newest", "all");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the options.
   *
   * @throws TrialbookException where one is unknown or says nothing that is known, or a file is not
   *     there
   */
  static ReadOptions of(CaseInsensitiveStringMap options) {
    requireKnown(options.asCaseSensitiveMap());
    String versions = options.getOrDefault(VERSIONS, "newest").strip().toLowerCase(Locale.ROOT);
    if (!VERSION_NAMES.contains(versions)) {
      throw new TrialbookException(
          "The option versions is newest or all, not %s.".formatted(options.get(VERSIONS)));
    }
    return new ReadOptions(
        paths(options),
        isRejects(options)
            ? Relations.STUDIES
            : relation(options.getOrDefault(RELATION, Relations.STUDIES.name())),
        versions.equals("all"),
        number(options, MAX_REJECTS, 0),
        number(options, PARTITION_BYTES, 1));
  }

  /** How many bytes on the disk a partition has, about. */
  long bytesOfPartition() {
    return partitionBytes.orElseGet(
        () ->
            JavaUtils.byteStringAsBytes(SparkSession.active().conf().get(SPARKS_PARTITION_BYTES)));
  }

  /** Whether what could not be read is asked for, and no relation. */
  static boolean isRejects(CaseInsensitiveStringMap options) {
    return options.getOrDefault(RELATION, "").strip().equalsIgnoreCase(RejectsTable.NAME);
  }

  private static void requireKnown(Map<String, String> options) {
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    NAMES.forEach(name -> known.put(name, name));
    for (String name : options.keySet()) {
      if (!known.containsKey(name)) {
        throw new TrialbookException(
            "trialbook has no option %s.%s".formatted(name, DidYouMean.or(name, NAMES)));
      }
    }
  }

  private static Relation relation(String name) {
    List<String> names = Relations.ALL.stream().map(Relation::name).toList();
    return Relations.ALL.stream()
        .filter(each -> each.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new TrialbookException(
                    "There is no relation %s.%s\nThe names are in docs/reference/relations.md, LOCATIONS is one of them; REJECTS lists what could not be read."
                        .formatted(name, DidYouMean.or(name, names))));
  }

  private static OptionalLong number(CaseInsensitiveStringMap options, String name, long least) {
    String text = options.get(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= least) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below, as what is too small.
    }
    throw new TrialbookException(
        "The option %s is a whole number, %s or more, not %s.".formatted(name, least, text));
  }

  private static List<String> paths(CaseInsensitiveStringMap options) {
    List<String> paths =
        Stream.concat(
                Stream.ofNullable(options.get(PATH)),
                options.containsKey(PATHS) ? several(options.get(PATHS)).stream() : Stream.empty())
            .map(ReadOptions::local)
            .toList();
    if (paths.isEmpty()) {
      throw new TrialbookException(
          "trialbook needs the files to read: load(\"studies.ndjson.gz\"), or the option path.");
    }
    return paths;
  }

  /** How Spark hands on {@code load} with several paths. */
  private static List<String> several(String json) {
    try {
      return List.of(JSON.readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw new TrialbookException(
          "The option paths is a JSON array of texts, not %s.".formatted(json), e);
    }
  }

  private static String local(String path) {
    Path file = Path.of(withoutScheme(path)).toAbsolutePath();
    if (!Files.exists(file)) {
      throw new TrialbookException(
          "There is no file %s.\nEvery process of Spark reads it under this name; patterns such as *.gz are not known here, a folder is."
              .formatted(file));
    }
    return file.toString();
  }

  private static String withoutScheme(String path) {
    if (!path.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")) {
      return path;
    }
    if (!path.startsWith("file:")) {
      throw new TrialbookException(
          "trialbook reads what is on disks, not %s.\nMount it, or copy it to every machine first."
              .formatted(path));
    }
    String rest = path.substring("file:".length());
    try {
      return Path.of(URI.create("file:" + rest.replaceFirst("^/+", "/"))).toString();
    } catch (IllegalArgumentException e) {
      // A name as people write it, with blanks in it.
      return rest.replaceFirst("^/+", "/");
    }
  }
}
