package org.trialbook.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.trialbook.TrialbookException;
import org.trialbook.file.Folders;
import org.trialbook.file.WholeFile;
import org.trialbook.flatten.version.StudyVersion;

/**
 * Studies that have come and are not in order yet: on the disk, packed, in drawers of ten thousand
 * registry numbers each, so that one drawer at a time can be sorted in memory.
 *
 * <p>From time to time all that has come is written, and then a checkpoint: how long each drawer
 * is, and how to go on behind it. What was written after the last checkpoint is cut off by whoever
 * goes on, so nothing is lost and nothing is there twice.
 */
final class Staging {

  private static final String CHECKPOINT = "checkpoint.json";
  private static final int NUMBERS = 10_000;
  private static final int MOST_NAMED = 3;

  /** Of what is written; what was left in another form is thrown away. */
  private static final int FORM = 2;

  /** A test lets checkpoints come sooner. */
  private static final int FULL_BYTES =
      Integer.getInteger("trialbook.snapshot.checkpoint", 48 << 20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<Integer, ByteArrayOutputStream> buffers = new TreeMap<>();
  private final Map<Integer, Long> sizes = new ConcurrentSkipListMap<>();
  private final List<String> rejects = new ArrayList<>();
  private Optional<String> position = Optional.empty();
  private final BitSet numbers = new BitSet();
  private final BitSet repeated = new BitSet();
  private final List<String> leftOutFirst = new ArrayList<>();
  private long leftOut;
  private long buffered;
  private long studies;

  private Staging(Path folder) {
    this.folder = folder;
  }

  /**
   * The staging of a source in a folder: what an earlier attempt left there, or nothing yet.
   *
   * @param source another one's leftovers are thrown away
   */
  static Staging open(Path folder, String source) throws IOException {
    Staging staging = new Staging(folder);
    if (Files.exists(folder.resolve(CHECKPOINT)) && staging.restore(source)) {
      return staging;
    }
    Folders.delete(folder);
    Files.createDirectories(folder);
    return new Staging(folder);
  }

  private boolean restore(String source) throws IOException {
    var checkpoint = JSON.readTree(folder.resolve(CHECKPOINT).toFile());
    if (!checkpoint.path("source").asText().equals(source)
        || checkpoint.path("form").asInt() != FORM) {
      return false;
    }
    position = Optional.of(checkpoint.path("position").asText());
    studies = checkpoint.path("studies").asLong();
    checkpoint.path("rejects").forEach(reject -> rejects.add(reject.asText()));
    leftOut = checkpoint.path("leftOut").asLong();
    checkpoint.path("leftOutFirst").forEach(name -> leftOutFirst.add(name.asText()));
    for (var size : checkpoint.path("sizes").properties()) {
      sizes.put(Integer.valueOf(size.getKey()), size.getValue().asLong());
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".zst")).toList()) {
        int drawer = Integer.parseInt(file.getFileName().toString().replace(".zst", ""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(sizes.getOrDefault(drawer, 0L));
        }
      }
    }
    return true;
  }

  /** How to go on behind what has come, once it is written. */
  void standsAt(String here) {
    position = Optional.of(here);
  }

  /** How to go on behind what is here; empty where nothing is. */
  Optional<String> position() {
    return position;
  }

  /** How many studies came, those that came twice counted twice. */
  long studies() {
    return studies;
  }

  /** The records that could not be read: where from, and why. */
  List<String> rejects() {
    return rejects;
  }

  void add(StudyLine study) throws IOException {
    ByteArrayOutputStream buffer =
        buffers.computeIfAbsent(study.number() / NUMBERS, drawer -> new ByteArrayOutputStream());
    StagedLine.write(study, buffer);
    buffered += study.json().length;
    studies++;
  }

  void reject(String where, String reason) {
    rejects.add((where + "\t" + reason).replace('\n', ' '));
  }

  void leaveOut(String name) {
    leftOut++;
    if (leftOutFirst.size() < MOST_NAMED) {
      leftOutFirst.add(name);
    }
  }

  /** How many things are no studies. */
  long leftOut() {
    return leftOut;
  }

  /** What was left out, as a note; nothing if all was taken. */
  List<String> leftOutNotes() {
    long more = leftOut - leftOutFirst.size();
    return leftOut == 0
        ? List.of()
        : List.of(
            "Left out, since it is no study: "
                + String.join(", ", leftOutFirst)
                + (more > 0 ? " and " + more + " more." : "."));
  }

  /** Whether enough has come since the last checkpoint. */
  boolean isFull() {
    return buffered >= FULL_BYTES;
  }

  /**
   * Writes everything that has come.
   *
   * @param source of the studies
   * @param here how to go on from here
   */
  void checkpoint(String source, String here) throws IOException {
    write();
    position = Optional.of(here);
    ObjectNode json = JSON.createObjectNode().put("form", FORM);
    json.put("source", source).put("position", here);
    json.put("studies", studies);
    rejects.forEach(json.withArray("/rejects")::add);
    json.put("leftOut", leftOut);
    leftOutFirst.forEach(json.withArray("/leftOutFirst")::add);
    ObjectNode lengths = json.putObject("sizes");
    sizes.forEach((drawer, size) -> lengths.put(drawer.toString(), size));
    WholeFile.put(folder.resolve(CHECKPOINT), JSON.writeValueAsBytes(json));
  }

  private void write() throws IOException {
    try {
      buffers.entrySet().parallelStream().forEach(this::append);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    buffers.clear();
    buffered = 0;
  }

  private void append(Map.Entry<Integer, ByteArrayOutputStream> drawer) {
    byte[] plain = drawer.getValue().toByteArray();
    byte[] frame = Packing.pack(plain, 0, plain.length);
    try (FileChannel channel =
        FileChannel.open(
            file(drawer.getKey()), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      long end = sizes.getOrDefault(drawer.getKey(), 0L);
      ByteBuffer bytes = ByteBuffer.wrap(frame);
      while (bytes.hasRemaining()) {
        channel.write(bytes, end + bytes.position());
      }
      sizes.put(drawer.getKey(), end + frame.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(int drawer) {
    return folder.resolve(String.format(Locale.ROOT, "%04d.zst", drawer));
  }

  /**
   * Everything that was written, in ascending order; of a study that came more than once, the
   * newest {@link StudyVersion}.
   */
  Iterator<StudyLine> sorted() {
    Iterator<Integer> drawers = List.copyOf(sizes.keySet()).iterator();
    return new Iterator<>() {
      private Iterator<StudyLine> drawer = List.<StudyLine>of().iterator();

      @Override
      public boolean hasNext() {
        while (!drawer.hasNext() && drawers.hasNext()) {
          drawer = read(drawers.next()).values().iterator();
        }
        return drawer.hasNext();
      }

      @Override
      public StudyLine next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        return drawer.next();
      }
    };
  }

  /** How many older versions came, once {@link #sorted} has handed over everything. */
  long doubles() {
    return studies - numbers.cardinality();
  }

  /** How many studies came more than once, of those that {@link #sorted} has handed over. */
  int repeated() {
    return repeated.cardinality();
  }

  private Map<Integer, StudyLine> read(int drawer) {
    Map<Integer, StudyLine> studies = new TreeMap<>();
    try {
      byte[] packed = Files.readAllBytes(file(drawer));
      for (int from = 0; from < packed.length; ) {
        int length = (int) com.github.luben.zstd.Zstd.findFrameCompressedSize(packed, from);
        byte[] frame = java.util.Arrays.copyOfRange(packed, from, from + length);
        for (StudyLine study : StagedLine.readAll(Packing.unpack(frame))) {
          numbers.set(study.number());
          studies.merge(study.number(), study, this::newer);
        }
        from += length;
      }
    } catch (IOException e) {
      throw TrialbookException.cannot("read what was staged of the snapshot", e);
    }
    return studies;
  }

  private StudyLine newer(StudyLine one, StudyLine later) {
    repeated.set(one.number());
    return one.version().compareTo(later.version()) > 0 ? one : later;
  }

  /** Leaves no trace. */
  void delete() throws IOException {
    Folders.delete(folder);
  }
}
