package org.trialbook.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.trialbook.TrialbookException;
import org.trialbook.file.BlockInputStream;
import org.trialbook.progress.WorkTally;
import org.trialbook.registry.wire.Background;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Transfer;

/**
 * An archive that is larger than memory, on its way from the registry.
 *
 * <p>Where the connection breaks, it is asked for again from the byte on that is due, if it is
 * still the same archive; the reader does not notice. Where the server sends no parts, what came
 * already is read over once more. Interrupting the reader ends the transfer at once.
 */
public final class ArchiveStream extends BlockInputStream {

  private static final int MOST_BREAKS = 20;

  /** The registry's has 2.7 GB. */
  private static final long MOST_BYTES = 64L << 30;

  private final URI url;
  private final Client client;
  private final WorkTally tally;
  private Transfer opened;
  private long position;
  private final OptionalLong length;
  private int breaks;

  /**
   * Begins with a byte of the archive, if it is still the one of this entity tag and the registry
   * sends parts.
   */
  static ArchiveStream open(Client client, URI url, long from, Optional<String> entityTag) {
    try {
      return new ArchiveStream(client, url, from, entityTag);
    } catch (InterruptedException e) {
      throw RegistryException.interrupted(url, e);
    }
  }

  private ArchiveStream(Client client, URI url, long from, Optional<String> entityTag)
      throws InterruptedException {
    this.client = client;
    this.url = url;
    this.tally = client.tally(url);
    this.opened = client.open(url, from, entityTag, tally);
    this.position = opened.position();
    OptionalLong left = opened.left();
    this.length =
        left.isPresent() ? OptionalLong.of(position + left.getAsLong()) : OptionalLong.empty();
  }

  /** The byte of the archive that comes next. */
  public long position() {
    return position;
  }

  /** How many bytes the archive has, where the registry tells. */
  public OptionalLong length() {
    return length;
  }

  /** What tells this archive from that of another day, where the registry tells. */
  public Optional<String> entityTag() {
    return opened.entityTag();
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    while (count > 0) {
      try {
        int read = await(opened, bytes, offset, count);
        if (read < 0 && position < length.orElse(position)) {
          throw new IOException(
              String.format(
                  Locale.ROOT, "it ends after %d of %d bytes", position, length.orElse(0)));
        }
        position += Math.max(0, read);
        requireEnd();
        return read;
      } catch (InterruptedIOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        reopen(e);
      } catch (IOException e) {
        reopen(e);
      }
    }
    return 0;
  }

  /** No break, after which one could go on. */
  private void requireEnd() {
    if (position > MOST_BYTES) {
      close();
      throw new TrialbookException(
          "The archive at %s has no end: more than %s GB came.\nCheck the URL, or bring the studies by paging."
              .formatted(url, MOST_BYTES >> 30));
    }
  }

  /** A blocking socket ignores interrupts, so another thread reads it while this one waits. */
  private static int await(Transfer from, byte[] bytes, int offset, int count) throws IOException {
    FutureTask<Integer> reading = new FutureTask<>(() -> from.body().read(bytes, offset, count));
    Background.THREADS.execute(reading);
    try {
      return reading.get();
    } catch (InterruptedException e) {
      from.cancel().run();
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException(e.getCause().toString(), e.getCause());
    }
  }

  private void reopen(IOException cause) throws IOException {
    if (++breaks > MOST_BREAKS) {
      throw new IOException(
          String.format(Locale.ROOT, "The connection to %s broke %d times.", url, breaks), cause);
    }
    opened.cancel().run();
    try {
      Optional<String> tag = opened.entityTag();
      Transfer again = client.open(url, position, tag, tally);
      if (again.position() != position && !(tag.isPresent() && again.entityTag().equals(tag))) {
        again.cancel().run();
        throw new IOException("The archive at %s changed while it came.".formatted(url), cause);
      }
      opened = again;
      skip(again, position - again.position());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Reads over what came already. */
  private static void skip(Transfer from, long bytes) throws IOException {
    byte[] passed = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int read = await(from, passed, 0, (int) Math.min(left, passed.length));
      if (read < 0) {
        throw new IOException("it is shorter than before");
      }
      left -= read;
    }
  }

  @Override
  public void close() {
    opened.cancel().run();
  }
}
