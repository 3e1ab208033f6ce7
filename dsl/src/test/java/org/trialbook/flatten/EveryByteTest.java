package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.corpus.StudySink;

/**
 * Of every container, however damaged, what was read, rejected and left out is all that was there,
 * or the run fails.
 *
 * <p>The oracle knows no reader: it knows the bytes that the studies were put in as. A part of a
 * container whose bytes are still there has to be read or be named; what is read out of a container
 * with checksums has to be what was put in; and every byte of a text belongs to a study, to a
 * reject or to the punctuation between them.
 */
class EveryByteTest {

  /** Blanks, brackets and the properties of a page that are no studies. */
  private static final String PUNCTUATION =
      "(?s)(?:[\\s,\\[\\]{}]|\uFEFF|\"[^\"]*\"(?:\\s*:\\s*(?:\"[^\"]*\"|[-+.\\w]*))?)*";

  @TempDir Path folder;

  /** Where a study was read. */
  private record Place(String input, long from, long to) {}

  /** What came out. */
  private static final class Read implements StudySink {
    private final List<String> studies = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Place> covered = new ArrayList<>();
    private final Flattener flattener =
        new Flattener(
            Plan.of(Relations.STUDIES.select("nctId", "enrollmentCount")),
            batch -> {},
            rejects::add);
    private String input = "";
    private RuntimeException failure;

    @Override
    public void input(String name) {
      input = name;
      flattener.input(name);
    }

    @Override
    public void study(byte[] bytes, int offset, int length, long position) {
      long before = flattener.studies();
      flattener.study(bytes, offset, length, position);
      if (flattener.studies() > before) {
        studies.add(new String(bytes, offset, length, StandardCharsets.UTF_8).strip());
        covered.add(new Place(input, position, position + length));
      }
    }

    @Override
    public void reject(Reject reject) {
      flattener.reject(reject);
    }

    @Override
    public void leftOut(LeftOut thing) {
      leftOut.add(thing);
      flattener.leftOut(thing);
    }
  }

  private static Read read(Path file) {
    Read read = new Read();
    try {
      StudyFiles.read(file, read);
    } catch (TrialbookException e) {
      read.failure = e;
      assertThat(e.getMessage()).contains(file.toString());
      assertThat(e.getMessage().lines().count()).isLessThanOrEqualTo(3);
    }
    Counts counts = read.flattener.takeAccounting().counts();
    assertThat(counts)
        .isEqualTo(
            new Counts(
                read.studies.size(),
                read.rejects.size(),
                read.leftOut.size(),
                0,
                counts.valueRejects()));
    return read;
  }

  /**
   * As many as asked for, from a seed that can be said again: {@code -Dtrialbook.containers=100000
   * -Dtrialbook.seed=1}.
   */
  @Test
  void manyContainersDamagedAtRandom() {
    int count = Integer.getInteger("trialbook.containers", 1500);
    long seed = Long.getLong("trialbook.seed", 1);
    Map<Container.Kind, long[]> tallies = new EnumMap<>(Container.Kind.class);
    for (Container.Kind kind : Container.Kind.values()) {
      LongAdder whole = new LongAdder();
      LongAdder rejected = new LongAdder();
      LongAdder failed = new LongAdder();
      int each = count / Container.Kind.values().length + 1;
      IntStream.range(0, each)
          .parallel()
          .forEach(
              number -> {
                Read read = check(kind, seed * 31_000_003L + number);
                (read.failure != null ? failed : read.rejects.isEmpty() ? whole : rejected)
                    .increment();
              });
      tallies.put(kind, new long[] {whole.sum(), rejected.sum(), failed.sum()});
    }
    tallies.forEach(
        (kind, tally) ->
            System.out.println(
                kind
                    + ": "
                    + tally[0]
                    + " without rejects, "
                    + tally[1]
                    + " with, "
                    + tally[2]
                    + " refused"));
  }

  private Read check(Container.Kind kind, long seed) {
    Random random = new Random(seed);
    Container container = Container.of(kind, random.nextInt(10_000), random);
    byte[] bytes = container.damaged(random);
    boolean inFolder = random.nextInt(4) == 0;
    Path file = file(kind, seed, inFolder, bytes);
    String about = kind + " of seed " + seed;
    try {
      Read read = read(inFolder ? file.getParent() : file);
      if (inFolder) {
        assertThat(read.failure).as(about).isNull();
        assertThat(read.studies.remove(beside())).as(about).isTrue();
      }
      nothingIsInvented(container, bytes, read, about);
      if (read.failure == null) {
        nothingIsLost(container, bytes, file, read, about);
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(about, e);
    } finally {
      delete(file, inFolder);
    }
  }

  private static String beside() {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT99999999\"}}}";
  }

  private Path file(Container.Kind kind, long seed, boolean inFolder, byte[] bytes) {
    try {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT) + seed;
      Path place = inFolder ? Files.createDirectory(folder.resolve(name)) : folder;
      if (inFolder) {
        Files.writeString(place.resolve("zz.json"), beside());
      }
      return Files.write(place.resolve(name + ".json"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file, boolean inFolder) {
    try {
      Files.delete(file);
      if (inFolder) {
        Files.delete(file.resolveSibling("zz.json"));
        Files.delete(file.getParent());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void nothingIsInvented(
      Container container, byte[] bytes, Read read, String about) {
    List<String> put = container.units().stream().flatMap(unit -> unit.records().stream()).toList();
    boolean told = read.failure != null || !read.rejects.isEmpty();
    switch (container.kind()) {
      case ZIP_STORED, ZIP_DEFLATED -> {
        // Of a file that says it is large, the end comes last: what came before it is told.
        if (read.rejects.stream()
            .allMatch(each -> each.position() == 0 || !each.input().contains("!"))) {
          assertThat(put).as(about).containsAll(read.studies);
        }
      }
      case GZIP, ZSTD -> {
        if (!told) {
          assertThat(put).as(about).containsAll(read.studies);
        }
      }
      case XML -> assertThat(read.studies.size()).as(about).isLessThanOrEqualTo(1);
      default -> {
        for (String study : read.studies) {
          assertThat(Container.indexOf(bytes, Container.utf8(study), 0)).as(about).isNotNegative();
        }
      }
    }
  }

  private static void nothingIsLost(
      Container container, byte[] bytes, Path file, Read read, String about) throws IOException {
    if (isNoContainer(container.kind(), bytes)
        || read.rejects.stream().anyMatch(each -> isWhole(each, file))) {
      // Whatever it was, all of it is named.
      assertThat(read.rejects.size() + read.leftOut.size()).as(about).isPositive();
      return;
    }
    // The archive's word for a name may be damaged too: as many are told, under whatever name.
    long entries =
        read.rejects.stream().filter(each -> each.input().startsWith(file + "!")).count();
    for (Container.Unit unit : container.units()) {
      if (Container.indexOf(bytes, unit.bytes(), 0) >= 0
          && !read.studies.containsAll(unit.records())) {
        assertThat(isNamed(unit, bytes, file, read) || entries-- > 0)
            .as(about + " " + unit.records())
            .isTrue();
      }
    }
    boolean toTheEnd = read.rejects.stream().anyMatch(each -> each.length() == Reject.TO_THE_END);
    switch (container.kind()) {
      case XML -> assertThat(read.studies.size() + read.rejects.size()).as(about).isPositive();
      case GZIP -> {
        if (!toTheEnd) {
          everyByteIsCovered(
              new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
              file,
              read,
              about);
        }
      }
      case ZSTD -> {
        if (!toTheEnd) {
          everyByteIsCovered(Container.unpackedZstd(bytes), file, read, about);
        }
      }
      case ZIP_STORED, ZIP_DEFLATED -> {
        // Their parts were looked at one by one.
      }
      default -> everyByteIsCovered(bytes, file, read, about);
    }
  }

  /** Whether damage to the first bytes has made it something else altogether. */
  private static boolean isNoContainer(Container.Kind kind, byte[] bytes) {
    String begin = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    return switch (kind) {
      case GZIP -> !begin.startsWith("\u001f\u008b");
      case ZSTD -> !begin.startsWith("(\u00b5") && !begin.matches("(?s)[P-_]\\*.*");
      case ZIP_STORED, ZIP_DEFLATED -> !begin.startsWith("PK");
      default -> false;
    };
  }

  private static boolean isWhole(Reject reject, Path file) {
    return reject.input().equals(file.toString())
        && reject.position() == 0
        && reject.length() == Reject.TO_THE_END;
  }

  private static boolean isNamed(Container.Unit unit, byte[] bytes, Path file, Read read) {
    boolean isText = unit.name().isEmpty();
    for (Reject reject : read.rejects) {
      if ((isText && reject.length() == Reject.TO_THE_END)
          || (isText && holds(reject, bytes, unit))) {
        return true;
      }
    }
    long at = Container.indexOf(bytes, unit.bytes(), 0);
    BitSet covered = new BitSet();
    read.rejects.stream()
        .filter(reject -> reject.input().equals(file.toString()) && reject.length() > 0)
        .forEach(
            reject ->
                covered.set((int) reject.position(), (int) (reject.position() + reject.length())));
    return covered.nextClearBit((int) at) >= at + unit.bytes().length;
  }

  /** Whether the part stands in what was rejected, in whatever it was unpacked to. */
  private static boolean holds(Reject reject, byte[] bytes, Container.Unit unit) {
    int at = Container.indexOf(bytes, unit.bytes(), 0);
    return at >= reject.position() && at < reject.position() + reject.length();
  }

  private static void everyByteIsCovered(byte[] text, Path file, Read read, String about) {
    BitSet covered = new BitSet(text.length);
    read.covered.stream()
        .filter(place -> place.input().equals(file.toString()))
        .forEach(place -> covered.set((int) place.from(), (int) place.to()));
    for (Reject reject : read.rejects) {
      long end =
          reject.length() == Reject.TO_THE_END ? text.length : reject.position() + reject.length();
      covered.set((int) reject.position(), (int) Math.max(reject.position(), end));
    }
    byte[] rest = new byte[text.length];
    int size = 0;
    for (int at = 0; at < text.length; at++) {
      if (!covered.get(at)) {
        rest[size++] = text[at];
      }
    }
    assertThat(new String(rest, 0, size, StandardCharsets.UTF_8)).as(about).matches(PUNCTUATION);
  }
}
