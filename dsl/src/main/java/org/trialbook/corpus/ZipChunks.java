package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/**
 * The chunks of a zip archive, such as the registry's bulk download with one file a study: some
 * megabytes of small files make a chunk and are unpacked by the thread that flattens it; a large
 * file is read as a stream of its own.
 *
 * <p>The archive is not trusted: nothing is written, no name is used as a path, every checksum is
 * computed, and what the directory does not name is told. It stays open until the last chunk has
 * been flattened, which may be long after the last one was asked for.
 */
final class ZipChunks implements Chunks {

  private static final int FULL_BYTES = 8 << 20;

  /** A study is smaller: the largest of the registry has 3.6 MB. */
  private static final int SMALL_BYTES = 8 << 20;

  private static final Pattern STUDY = Pattern.compile("(^|/)NCT[0-9]{8}\\.(json|xml)$");

  private final Path file;
  private final ReadLimits limits;
  private final FileChannel channel;
  private final ZipDirectory directory;
  private final Iterator<ZipEntryHeader> entries;
  private final boolean isWhole;
  private int left;
  private final AtomicInteger users = new AtomicInteger(1);
  private final Set<Long> shared = new HashSet<>();
  private OptionalLong studies;
  private CopiedRecords told = new CopiedRecords();
  private ZipEntryHeader large;
  private Chunks inside;
  private InputStream stream;

  ZipChunks(Path file, ReadLimits limits) throws IOException {
    this(file, 0, Integer.MAX_VALUE, limits);
  }

  /** Those of some of its files, from one place in its directory to another. */
  ZipChunks(Path file, int from, int to, ReadLimits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    this.channel = FileChannel.open(file);
    try {
      this.directory = ZipDirectory.read(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    this.entries = directory.iterator();
    this.isWhole = from == 0 && to == Integer.MAX_VALUE;
    this.left = to - from;
    if (from == 0) {
      tellBeginning();
    }
    for (int at = 0; at < from && entries.hasNext(); at++) {
      isTaken(entries.next());
    }
  }

  private void tellBeginning() {
    ZipContent.tellGap(file.toString(), 0, directory.first(), told);
    if (!entries.hasNext() && told.isEmpty()) {
      told.leftOut(new LeftOut(file.toString(), "it is an empty archive"));
    }
  }

  /** Whether a file before has the same bytes. */
  private boolean isTaken(ZipEntryHeader entry) {
    return directory.isShared(entry.start()) && !shared.add(entry.start());
  }

  /** Known where each file is named as one study is. */
  @Override
  public OptionalLong studies() {
    if (studies == null) {
      long count = 0;
      boolean known = true;
      for (ZipEntryHeader entry : directory) {
        boolean isStudy = STUDY.matcher(entry.name()).find();
        count += isStudy ? 1 : 0;
        known &= isStudy || isOther(entry) || !Unread.isData(entry.name());
      }
      studies = known && isWhole ? OptionalLong.of(count) : OptionalLong.empty();
    }
    return studies;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    while (true) {
      if (!told.isEmpty()) {
        Chunk chunk = told;
        told = new CopiedRecords();
        return Optional.of(chunk);
      }
      if (large != null) {
        Optional<Chunk> chunk = inLarge();
        if (chunk.isPresent()) {
          return chunk;
        }
        continue;
      }
      List<ZipEntryHeader> small = small();
      if (!small.isEmpty()) {
        users.incrementAndGet();
        return Optional.of(sink -> records(small, sink));
      }
      if (large == null && told.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private Optional<Chunk> inLarge() {
    try {
      if (stream == null) {
        ZipContent content = new ZipContent(channel, directory, limits);
        stream = content.stream(large, file.toString(), told);
        inside = StudyText.chunks(name(large), stream, limits);
      }
      Optional<Chunk> chunk = inside.next();
      if (chunk.isPresent()) {
        return chunk;
      }
      stream.close();
    } catch (IOException e) {
      Unread.tell(name(large), e, told);
    }
    stream = null;
    large = null;
    return Optional.empty();
  }

  /** The small files up to a full chunk or to the next large one. */
  private List<ZipEntryHeader> small() {
    List<ZipEntryHeader> small = new ArrayList<>();
    long bytes = 0;
    while (bytes < FULL_BYTES && large == null && left > 0 && entries.hasNext()) {
      ZipEntryHeader entry = entries.next();
      left--;
      if (isTaken(entry)) {
        told.reject(Reject.whole(name(entry), "its bytes are those of another file too"));
      } else if (entry.size() > SMALL_BYTES || entry.packed() > SMALL_BYTES) {
        large = entry;
      } else {
        small.add(entry);
        bytes += entry.size();
      }
    }
    return small;
  }

  private void records(List<ZipEntryHeader> small, StudySink sink) {
    try (ZipContent content = new ZipContent(channel, directory, limits)) {
      for (ZipEntryHeader entry : small) {
        try {
          byte[] bytes = content.read(entry, file.toString(), sink);
          if (isOther(entry)) {
            leaveOut(entry, sink);
          } else {
            StudyText.records(name(entry), bytes, (int) entry.size(), limits, sink);
          }
        } catch (IOException e) {
          Unread.tell(name(entry), e, sink);
        }
      }
    } finally {
      leave();
    }
  }

  /** Folders have no content, and macOS adds files of its own. */
  private static boolean isOther(ZipEntryHeader entry) {
    return entry.isFolder() || entry.name().startsWith("__MACOSX/");
  }

  private void leaveOut(ZipEntryHeader entry, StudySink sink) {
    if (!entry.isFolder()) {
      sink.leftOut(new LeftOut(name(entry), "it is a file of macOS"));
    } else if (entry.size() > 0) {
      sink.reject(Reject.whole(name(entry), "it is named as a folder and has content"));
    }
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      try {
        channel.close();
      } catch (IOException e) {
        throw Unread.failure(file, e);
      }
    }
  }

  private String name(ZipEntryHeader entry) {
    return file + "!" + entry.name();
  }

  @Override
  public void close() {
    leave();
  }
}
