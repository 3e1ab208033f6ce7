package org.trialbook.registry.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.file.OwnedName;

/**
 * Answers on disk, one file each, by request. Several processes may use one folder: files appear
 * whole, and one that another process has thrown out is just not there.
 *
 * @param limit how many bytes are kept at most; the files that were not used for longest go first
 * @param known the state of the data that the answers are held against
 */
record CacheFolder(Path folder, long limit, KnownVersion known, Room room) {

  /**
   * How much can be kept before the folder has to be looked through again. What other processes
   * keep meanwhile is not known, so each takes a small share of what is free.
   */
  static final class Room {

    private static final int SHARES = 8;

    private long bytes;

    /** False where there is not as much. */
    synchronized boolean take(long wanted) {
      bytes -= wanted;
      return bytes >= 0;
    }

    synchronized void measured(long free) {
      bytes = free / SHARES;
    }
  }

  CacheFolder(Path folder, long limit) {
    this(folder, limit, new KnownVersion(), new Room());
  }

  private static final FileTime NEVER = FileTime.fromMillis(0);

  /** About what an exchange takes beside its body. */
  private static final int HEAD = 512;

  /** Two that keep as much in the same place are the same setting, whatever they have heard. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CacheFolder cache
        && folder.equals(cache.folder)
        && limit == cache.limit;
  }

  @Override
  public int hashCode() {
    return Objects.hash(folder, limit);
  }

  private record Entry(Path file, long bytes, FileTime used) {}

  /** The answer to exactly this request; empty where there is none that can be read. */
  Optional<Exchange> find(String request, Instant now) {
    Path file = folder.resolve(Exchange.fileName(request));
    try {
      Exchange kept = Exchange.read(file);
      touch(file, now);
      return Optional.of(kept).filter(exchange -> exchange.request().equals(request));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void keep(Exchange exchange, Instant now) throws IOException {
    if (exchange.answer().body().length > limit) {
      return;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(Exchange.fileName(exchange.request()));
    exchange.write(file);
    touch(file, now);
    if (!room.take(exchange.answer().body().length + HEAD)) {
      makeRoom(now);
    }
  }

  /** Another process may have thrown it out meanwhile. */
  private static void touch(Path file, Instant now) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private void makeRoom(Instant now) throws IOException {
    OwnedName.sweep(folder, OwnedName.PART);
    List<Entry> entries = entries(now);
    long bytes = entries.stream().mapToLong(Entry::bytes).sum();
    for (Entry oldest : entries) {
      if (bytes <= limit) {
        break;
      }
      Files.deleteIfExists(oldest.file());
      bytes -= oldest.bytes();
    }
    room.measured(limit - bytes);
  }

  /** Those not used for longest first; what a process that died has left is thrown out. */
  private List<Entry> entries(Instant now) throws IOException {
    List<Entry> entries = new ArrayList<>();
    FileTime latest = FileTime.from(now);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Exchange.isOne(file)) {
          entry(file, latest).ifPresent(entries::add);
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    return entries;
  }

  /**
   * Empty where another process has thrown it out since the folder was listed. What was used in
   * times to come was used before the clock was set back, nobody knows when.
   */
  private static Optional<Entry> entry(Path file, FileTime latest) throws IOException {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      FileTime used = facts.lastModifiedTime();
      return Optional.of(new Entry(file, facts.size(), used.compareTo(latest) > 0 ? NEVER : used));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
