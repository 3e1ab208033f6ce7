package org.trialbook.mirror;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.SnapshotIndex;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;
import org.trialbook.snapshot.Snapshot;

/**
 * A registry of one's own: serves a corpus of studies on this machine in the language of API v2, so
 * that demos, notebooks and tests run without the real one.
 *
 * <p>It answers as the registry does, down to the white space and the words of its complaints, with
 * the studies' own bytes. What it cannot know is approximate: no UMLS synonyms, so a search for
 * words finds less; ranking has the registry's weights, not its formula. The page of the package
 * says more about this.
 *
 * <p>Bound to the loopback address unless told otherwise; nothing outside the machine reaches it.
 */
public final class Mirror implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Indexing indexing;
  private final Listener listener;

  private Mirror(
      Indexing indexing,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      ClientLimits limits)
      throws IOException {
    this.indexing = indexing;
    this.listener = Listener.of(indexing, dataTimestamp, address, limits);
  }

  /**
   * Starts to serve the studies.
   *
   * @param studies one JSON object each, kept as they are; one that cannot be read is left out and
   *     logged; of one that comes more than once the newest version is kept, see {@link #notes}
   * @param dataTimestamp what {@code /version} tells
   * @param port 0 for any free one
   * @throws TrialbookException if the port is taken
   */
  public static Mirror serve(Iterable<byte[]> studies, LocalDateTime dataTimestamp, int port) {
    return serve(inMemory(studies), dataTimestamp, port);
  }

  /**
   * Starts to serve the studies on an address of this machine, which others can reach unless it is
   * a loopback address: there is no password, and what is sent is not encrypted.
   *
   * @param studies see {@link #serve(Iterable, LocalDateTime, int)}
   * @param address with port 0 for any free one
   * @throws TrialbookException if the address is not of this machine, or the port is taken
   */
  public static Mirror serve(
      Iterable<byte[]> studies, LocalDateTime dataTimestamp, InetSocketAddress address) {
    return serve(inMemory(studies), dataTimestamp, address, ClientLimits.USUAL);
  }

  /**
   * Starts to serve a snapshot from the disk; where it has no index, it is made first.
   *
   * @param address with port 0 for any free one; see the method above
   * @param progress hears how many studies are indexed
   */
  public static Mirror serve(Snapshot snapshot, InetSocketAddress address, LongConsumer progress) {
    return serve(
        indexed(snapshot, progress), snapshot.dataTimestamp(), address, ClientLimits.USUAL);
  }

  /** Whether pages that run in the user's browser may read what is served. */
  public enum Pages {
    /** Those of any site, as the registry itself has it: right for what everybody may know. */
    OF_ANY_SITE,
    /** None: for studies that are not everybody's. Programs and notebooks read it as before. */
    NONE;

    private ClientLimits limits() {
      return this == NONE ? ClientLimits.USUAL.withoutPages() : ClientLimits.USUAL;
    }
  }

  /** Starts to serve studies to programs, and to pages or not; see the methods above. */
  public static Mirror serve(
      Iterable<byte[]> studies,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      Pages pages) {
    return serve(inMemory(studies), dataTimestamp, address, pages.limits());
  }

  /** Starts to serve a snapshot to programs, and to pages or not; see the methods above. */
  public static Mirror serve(
      Snapshot snapshot, InetSocketAddress address, LongConsumer progress, Pages pages) {
    return serve(indexed(snapshot, progress), snapshot.dataTimestamp(), address, pages.limits());
  }

  /**
   * Starts to serve studies that are indexed meanwhile, in the background: single ones by their
   * number at once, and what the registry tells of itself. What needs the index waits for it some
   * seconds, and is then told to come again, with status 503.
   *
   * @param progress hears how many studies are indexed, now and then from several threads
   */
  public static Mirror begin(
      List<byte[]> studies,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      Pages pages,
      LongConsumer progress) {
    return begin(studies, dataTimestamp, address, pages.limits(), progress);
  }

  static Mirror begin(
      List<byte[]> studies,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      ClientLimits limits,
      LongConsumer progress) {
    OptionalPart.MIRROR.need();
    return serve(
        Indexing.of(studies, index -> SearchedCorpus.of(index, dataTimestamp, limits), progress),
        dataTimestamp,
        address,
        limits);
  }

  /** Starts to serve a snapshot that is indexed meanwhile, if it is not yet; see above. */
  public static Mirror begin(
      Snapshot snapshot, InetSocketAddress address, Pages pages, LongConsumer progress) {
    OptionalPart.MIRROR.need();
    ClientLimits limits = pages.limits();
    LocalDateTime data = snapshot.dataTimestamp();
    return serve(
        Indexing.of(snapshot, index -> SearchedCorpus.of(index, data, limits), progress),
        data,
        address,
        limits);
  }

  /** Starts to serve a snapshot on this machine only; see the method above. */
  public static Mirror serve(Snapshot snapshot, int port) {
    return serve(snapshot, loopback(port), studies -> {});
  }

  /** Starts to serve an index, which is closed with the mirror. */
  static Mirror serve(StudyIndex index, LocalDateTime dataTimestamp, int port) {
    return serve(index, dataTimestamp, loopback(port), ClientLimits.USUAL);
  }

  /** Starts to serve an index, which is closed with the mirror. */
  static Mirror serve(
      StudyIndex index,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      ClientLimits limits) {
    Indexing done = Indexing.done(SearchedCorpus.of(index, dataTimestamp, limits));
    return serve(done, dataTimestamp, address, limits);
  }

  private static Mirror serve(
      Indexing indexing,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      ClientLimits limits) {
    try {
      if (address.isUnresolved()) {
        throw new UnknownHostException("no such host");
      }
      return new Mirror(indexing, dataTimestamp, address, limits);
    } catch (IOException e) {
      indexing.close();
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "Cannot serve on %s port %d: %s. Port 0 takes any free one.",
              address.getHostString(),
              address.getPort(),
              e.getMessage()),
          e);
    }
  }

  private static StudyIndex inMemory(Iterable<byte[]> studies) {
    OptionalPart.MIRROR.need();
    return StudyIndexer.inMemory(studies);
  }

  private static StudyIndex indexed(Snapshot snapshot, LongConsumer progress) {
    OptionalPart.MIRROR.need();
    return SnapshotIndex.open(snapshot, progress);
  }

  private static InetSocketAddress loopback(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it answers: {@code http://127.0.0.1:PORT/api/v2}. */
  public URI url() {
    return URI.create(listener.url() + Router.PATH);
  }

  /**
   * What a reader of its studies should know, such as that some came more than once. Waits until
   * they are indexed.
   *
   * @throws TrialbookException where they cannot be
   * @throws java.util.concurrent.CancellationException where it is closed before
   */
  public List<String> notes() {
    return indexing.await().index().notes();
  }

  /**
   * How many of the studies that it was given are older versions of others, and left out. Waits
   * until they are indexed.
   */
  public int doubles() {
    return indexing.await().index().doubles();
  }

  /** Takes no more requests, finishes those under way, for two seconds at most, and stops. */
  @Override
  public void close() {
    listener.close();
    indexing.close();
  }

  @Override
  public String toString() {
    return "Mirror at " + url();
  }
}
