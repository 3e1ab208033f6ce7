package org.trialbook.mirror;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.version.StudyVersion;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.search.SnapshotIndex;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;
import org.trialbook.mirror.search.StudyReader;
import org.trialbook.query.NctId;
import org.trialbook.snapshot.Snapshot;

/**
 * A corpus on its way to being indexed, by a thread in the background; or one that is.
 *
 * <p>A study is found by its number all the while. Everything else waits for the index.
 */
final class Indexing implements AutoCloseable {

  /** Studies between two words to whoever hears how it gets on. */
  private static final int STEP = 100;

  private final CompletableFuture<SearchedCorpus> searched = new CompletableFuture<>();
  private final Function<String, Optional<byte[]>> unindexed;
  private volatile boolean isClosed;

  private Indexing(Function<String, Optional<byte[]>> unindexed) {
    this.unindexed = unindexed;
  }

  /** What makes the index, and tells how many studies are in it. */
  private interface Making {
    StudyIndex index(LongConsumer progress);
  }

  /** Nothing is left to do. */
  static Indexing done(SearchedCorpus searched) {
    Indexing done = new Indexing(number -> Optional.empty());
    done.searched.complete(searched);
    return done;
  }

  /**
   * Begins to index studies in memory.
   *
   * @param progress hears how many are indexed, from several threads
   */
  static Indexing of(
      List<byte[]> studies, Function<StudyIndex, SearchedCorpus> answers, LongConsumer progress) {
    Indexing indexing = new Indexing(number -> newest(studies, number));
    indexing.begin(
        heard -> StudyIndexer.inMemory(() -> counted(studies.iterator(), heard)),
        answers,
        progress);
    return indexing;
  }

  /** Begins to index a snapshot; see the method above. */
  static Indexing of(
      Snapshot snapshot, Function<StudyIndex, SearchedCorpus> answers, LongConsumer progress) {
    Indexing indexing = new Indexing(number -> snapshot.study(digits(number)));
    indexing.begin(heard -> SnapshotIndex.open(snapshot, heard), answers, progress);
    return indexing;
  }

  private void begin(
      Making making, Function<StudyIndex, SearchedCorpus> answers, LongConsumer progress) {
    Thread thread = new Thread(() -> make(making, answers, progress), "mirror-index");
    thread.setDaemon(true);
    thread.start();
  }

  private void make(
      Making making, Function<StudyIndex, SearchedCorpus> answers, LongConsumer progress) {
    try {
      StudyIndex index =
          making.index(
              count -> {
                requireOpen();
                progress.accept(count);
                requireOpen();
              });
      searched.complete(answers.apply(index));
      if (isClosed) {
        index.close();
      }
    } catch (RuntimeException | Error e) {
      searched.completeExceptionally(isClosed ? new CancellationException() : e);
    }
  }

  private void requireOpen() {
    if (isClosed) {
      throw new CancellationException();
    }
  }

  private static Iterator<byte[]> counted(Iterator<byte[]> studies, LongConsumer progress) {
    return new Iterator<>() {

      private long count;

      @Override
      public boolean hasNext() {
        return studies.hasNext();
      }

      @Override
      public byte[] next() {
        if (count % STEP == 0) {
          progress.accept(count);
        }
        count++;
        return studies.next();
      }
    };
  }

  boolean isDone() {
    return searched.isDone() && !searched.isCompletedExceptionally();
  }

  /** Where all is indexed. */
  Optional<SearchedCorpus> now() {
    return isDone() ? Optional.of(searched.join()) : Optional.empty();
  }

  /**
   * Where all is indexed, by then.
   *
   * @throws Refusal where it is not yet
   */
  SearchedCorpus within(Duration patience) throws IOException {
    try {
      return searched.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Refusal.indexing();
    } catch (CancellationException e) {
      throw Refusal.busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.busy();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /**
   * Where all is indexed, however long that takes.
   *
   * @throws TrialbookException where it cannot be
   * @throws CancellationException where it is closed before
   */
  SearchedCorpus await() {
    try {
      return searched.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialbookException("The wait for the index was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /**
   * The study of that number, found without the index.
   *
   * @param number as {@link NctId#normalized} has it
   */
  Optional<byte[]> study(String number) {
    return unindexed.apply(number);
  }

  private static int digits(String number) {
    return Integer.parseInt(number.replaceAll("\\D", ""));
  }

  /** The same version as the index will have. */
  private static Optional<byte[]> newest(List<byte[]> studies, String number) {
    return studies.stream()
        .filter(study -> StudyReader.nctId(study).filter(number::equals).isPresent())
        .filter(study -> StudyIndexer.isReadable(number, study))
        .reduce((before, study) -> version(study).compareTo(version(before)) >= 0 ? study : before);
  }

  private static StudyVersion version(byte[] study) {
    return StudyVersion.of(study, 0, study.length);
  }

  @Override
  public void close() {
    isClosed = true;
    now().ifPresent(made -> made.index().close());
  }
}
