package org.trialbook.registry.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.file.Disk;
import org.trialbook.file.OwnedName;
import org.trialbook.file.WholeFile;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.page.PageReader;
import org.trialbook.registry.page.SeenStudies;
import org.trialbook.text.Sha256;

/**
 * The folder of one crawl, held by one process at a time.
 *
 * <p>Studies are appended to the file of their part and are on the disk before the checkpoint that
 * counts them replaces the one before; so the checkpoint never promises what is not there, and what
 * a file has beyond it is cut off. Once the checkpoint says that everything is there, the files are
 * joined in their order, one after the other, and what they have become gets its final name.
 */
@Internal
public final class CrawlFolder implements AutoCloseable {

  /** What came earlier is no longer what came. */
  public static final class Damaged extends Exception {

    private static final long serialVersionUID = 1L;

    private Damaged(String fact) {
      super(fact);
    }
  }

  private static final String PART = ".ndjson.part";

  private final Path folder;
  private final CrawlLock lock;

  /** What was written or read through in this process, by part. */
  private final Map<Integer, MessageDigest> digests = new ConcurrentHashMap<>();

  /** How far it has come, by what was read or saved last. */
  private volatile Optional<Checkpoint> reached = Optional.empty();

  private CrawlFolder(Path folder, CrawlLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder for this process, and makes it where it is not there.
   *
   * @throws TrialbookException where another process has it
   */
  public static CrawlFolder take(Path folder) throws IOException {
    CrawlLock lock = CrawlLock.take(folder);
    OwnedName.sweep(folder, OwnedName.PART);
    return new CrawlFolder(folder, lock);
  }

  private Path checkpointFile() {
    return folder.resolve("crawl.json");
  }

  /** The first part's file becomes the one of all. */
  private Path file(int part) {
    String number = part == 0 ? "" : "-" + (part + 1);
    return folder.resolve("studies" + number + PART);
  }

  public Path studies() {
    return folder.resolve("studies.ndjson");
  }

  public Optional<Checkpoint> checkpoint() throws IOException {
    if (!Files.exists(checkpointFile())) {
      return Optional.empty();
    }
    try {
      reached = Optional.of(Checkpoint.read(Files.readAllBytes(checkpointFile())));
      return reached;
    } catch (IOException e) {
      throw damaged("crawl.json cannot be read: " + e.getMessage());
    }
  }

  /** The studies that the checkpoint counts; what the files have beyond them is cut off. */
  SeenStudies resume(Checkpoint checkpoint) throws IOException, Damaged {
    SeenStudies seen = new SeenStudies();
    for (int i = 0; i < checkpoint.parts().size(); i++) {
      CrawlPart part = checkpoint.parts().get(i);
      if (part.position().pages() > 0) {
        digests.put(i, resume(part, file(i), seen));
      }
    }
    return seen;
  }

  private static MessageDigest resume(CrawlPart part, Path file, SeenStudies seen)
      throws IOException, Damaged {
    String name = file.getFileName().toString();
    try (FileChannel channel = open(file)) {
      if (channel.size() < part.bytes()) {
        throw new Damaged(name + " is shorter than crawl.json says.");
      }
      channel.truncate(part.bytes());
    }
    MessageDigest digest = Sha256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long studies = PageReader.readIds(new BufferedInputStream(in, 1 << 16), seen::add);
      if (studies != part.position().studies()) {
        throw new Damaged(name + " does not have as many studies as crawl.json says.");
      }
    } catch (JsonProcessingException e) {
      throw new Damaged(name + " has a line that is no study.");
    }
    if (!Extent.at(part.bytes(), digest).equals(part.extent())) {
      throw new Damaged(name + " does not have the content that crawl.json says.");
    }
    return digest;
  }

  /** What another process has left is held against its digests before it gets its name. */
  private void check(Checkpoint left) throws IOException, Damaged {
    try (InputStream joined = new BufferedInputStream(Files.newInputStream(file(0)), 1 << 16)) {
      for (int i = 0; i < left.parts().size(); i++) {
        Extent extent = left.parts().get(i).extent();
        if (!(i < left.joined() ? extent.isNextIn(joined) : isIn(file(i), extent))) {
          throw new Damaged(
              "Part %s of %s does not have the content that crawl.json says."
                  .formatted(i + 1, left.parts().size()));
        }
      }
    }
  }

  /** What was finished long ago may have changed since. */
  private void checkWhole(Checkpoint complete) throws IOException, Damaged {
    try (InputStream whole = new BufferedInputStream(Files.newInputStream(studies()), 1 << 16)) {
      boolean same = true;
      for (CrawlPart part : complete.parts()) {
        same = same && part.extent().isNextIn(whole);
      }
      if (!same || whole.read() >= 0) {
        throw new Damaged("studies.ndjson does not have the content that crawl.json says.");
      }
    }
  }

  private static boolean isIn(Path file, Extent extent) throws IOException, Damaged {
    try (InputStream in = Files.newInputStream(file)) {
      return extent.isNextIn(in);
    } catch (NoSuchFileException e) {
      throw new Damaged(file.getFileName() + " is gone.");
    }
  }

  private TrialbookException damaged(String fact) {
    return new TrialbookException(
        "The crawl in %s cannot be resumed.\n%s\nDelete the folder to begin again."
            .formatted(folder, fact));
  }

  /**
   * Adds a page's studies to the file of a part; for {@link #save} to say that they are there.
   *
   * @param before what the file has by the checkpoint
   * @return what it has now
   */
  Extent append(int part, Extent before, Page page) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(page.body().length);
    for (int study = 0; study < page.size(); study++) {
      addLine(lines, page.body(), page.offset(study), page.length(study));
    }
    try (FileChannel channel = open(file(part))) {
      channel.truncate(before.bytes());
      channel.position(before.bytes());
      Disk.writeAll(channel, ByteBuffer.wrap(lines.toByteArray()));
      channel.force(false);
    }
    MessageDigest digest = digests.computeIfAbsent(part, begun -> Sha256.begin());
    digest.update(lines.toByteArray());
    return Extent.at(before.bytes() + lines.size(), digest);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** A line break in JSON can only be white space between tokens. */
  private static void addLine(ByteArrayOutputStream lines, byte[] body, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (body[i] != '\n' && body[i] != '\r') {
        lines.write(body[i]);
      }
    }
    lines.write('\n');
  }

  void save(Checkpoint checkpoint) throws IOException {
    WholeFile.put(checkpointFile(), checkpoint.toJson());
    reached = Optional.of(checkpoint);
  }

  /** Makes one file of a complete crawl's and gives it its name, unless it has it. */
  public void publish(Checkpoint complete) throws IOException, Damaged {
    if (!Files.exists(file(0))) {
      if (!Files.exists(studies())) {
        throw damaged("crawl.json says that it is complete, but studies.ndjson is gone.");
      }
      checkWhole(complete);
      return;
    }
    if (digests.isEmpty()) {
      check(complete);
    }
    Checkpoint at = complete;
    for (int part = complete.joined(); part < complete.parts().size(); part++) {
      join(part, complete.bytes(part));
      at = at.joined(part + 1);
      save(at);
      Files.delete(file(part));
    }
    Disk.move(file(0), studies());
    deleteParts();
  }

  private void join(int part, long length) throws IOException, Damaged {
    try (FileChannel whole = open(file(0));
        FileChannel added = FileChannel.open(file(part), StandardOpenOption.READ)) {
      whole.truncate(length);
      whole.position(length);
      for (long from = 0; from < added.size(); ) {
        from += added.transferTo(from, added.size() - from, whole);
      }
      whole.force(false);
    } catch (NoSuchFileException e) {
      throw new Damaged(file(part).getFileName() + " is gone.");
    }
  }

  /** Forgets how far it came, so that the crawl begins again. */
  public void discard() throws IOException {
    digests.clear();
    reached = Optional.empty();
    Files.deleteIfExists(checkpointFile());
    deleteParts();
  }

  private void deleteParts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(PART)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Lets go of the folder; where no page has come, and no parts were counted, nothing stays. */
  @Override
  public void close() throws IOException {
    boolean isKept = !isWithoutPages();
    try {
      if (!isKept) {
        discard();
      }
    } finally {
      if (isKept) {
        lock.release();
      } else {
        lock.forget();
      }
    }
  }

  /** What cannot be read may have been pages. */
  private boolean isWithoutPages() {
    return reached.isPresent()
        ? !reached.get().complete()
            && reached.get().position().pages() == 0
            && reached.get().parts().size() == 1
        : !Files.exists(checkpointFile()) && !Files.exists(studies());
  }
}
