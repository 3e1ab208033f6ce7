package org.trialbook.aact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.trialbook.TrialbookException;

/**
 * The files of an archive of AACT: a zip, or the folder that one was unpacked into.
 *
 * @param path the zip or folder
 * @param files the place of each table's file in it, by the name of the table
 * @param others what else lies in it
 */
record AactArchive(Path path, Map<String, String> files, List<String> others) {

  private static final Pattern DAY = Pattern.compile("(?<!\\d)(20\\d{6})(?!\\d)");
  private static final int NAMED = 5;

  /** Text packs ten to thirty times; an archive that unpacks to more is made to fill a disk. */
  private static final int MOST_RATIO = 200;

  private static final long HARMLESS = 256L << 20;

  /**
   * Looks into it.
   *
   * @throws TrialbookException where it is no archive of AACT
   */
  static AactArchive of(Path path) {
    try {
      AactArchive archive = sorted(path, Files.isDirectory(path) ? listed(path) : packed(path));
      if (archive.files().isEmpty()) {
        throw new TrialbookException(
            "%s is no archive of AACT: it holds none of its tables, such as studies.txt, but %s.\n%s"
                .formatted(path, archive.otherNames(), archive.hint()));
      }
      return archive;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static AactArchive sorted(Path path, List<String> names) throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (String name : names) {
      String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      String table = file.endsWith(AactTable.ENDING) ? file.replace(AactTable.ENDING, "") : "";
      if (!AactTable.ALL.containsKey(table)) {
        others.add(name);
      } else if (files.put(table, name) != null) {
        throw new IOException("it holds " + file + " twice");
      }
    }
    return new AactArchive(
        path, Collections.unmodifiableMap(files), Collections.unmodifiableList(others));
  }

  private static List<String> listed(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> packed(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .sorted()
          .toList();
    }
  }

  private String otherNames() {
    return others.isEmpty()
        ? "nothing"
        : String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
  }

  private String hint() {
    return others.stream().anyMatch(name -> name.endsWith(".dmp"))
        ? "It is a dump of the database: take the pipe-delimited files of the same day instead."
        : "AACT publishes them as \"pipe-delimited files\", a zip for each month.";
  }

  private static TrialbookException unreadable(Path path, IOException e) {
    String fact = Files.exists(path) ? reason(e) : "there is no such file";
    return new TrialbookException(
        "Cannot read %s as an archive of AACT: %s.\nIt is a zip of files such as studies.txt, or a folder of them."
            .formatted(path, fact),
        e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** The day of it, if its name says one: {@code 20200101_pipe-delimited-export.zip}. */
  Optional<LocalDate> day() {
    Matcher day = DAY.matcher(String.valueOf(path.getFileName()));
    try {
      return day.find()
          ? Optional.of(LocalDate.parse(day.group(1), DateTimeFormatter.BASIC_ISO_DATE))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The file of a table, to be read.
   *
   * @param scratch where it may be unpacked
   */
  Path file(String table, Path scratch) {
    String name = files.get(table);
    if (Files.isDirectory(path)) {
      return path.resolve(name);
    }
    Path file = scratch.resolve(table + AactTable.ENDING);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      CRC32 sum = new CRC32();
      try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
          OutputStream out = Files.newOutputStream(file)) {
        unpack(in, out, entry.getCompressedSize());
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new IOException(name + " is damaged: its checksum differs");
      }
      return file;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static void unpack(InputStream in, OutputStream out, long packed) throws IOException {
    byte[] bytes = new byte[1 << 16];
    long unpacked = 0;
    for (int some = in.read(bytes); some >= 0; some = in.read(bytes)) {
      unpacked += some;
      if (unpacked > HARMLESS && unpacked / MOST_RATIO > packed) {
        throw new IOException(
            "it unpacks to more than " + MOST_RATIO + " times its size, which text never does");
      }
      out.write(bytes, 0, some);
    }
  }
}
