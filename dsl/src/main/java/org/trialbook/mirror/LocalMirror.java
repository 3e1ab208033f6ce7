package org.trialbook.mirror;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.function.LongConsumer;
import org.trialbook.Internal;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.http.HttpAnswer;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.SnapshotIndex;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.snapshot.Snapshot;

/**
 * A mirror without a server: answers requests of this process over a snapshot, as {@link Mirror}
 * does over HTTP. Safe for use by several threads.
 */
@Internal
public final class LocalMirror {

  private final Router router;

  private LocalMirror(Router router) {
    this.router = router;
  }

  /**
   * Opens the snapshot's index, and makes it where there is none: some minutes for a whole
   * registry, once.
   *
   * @param progress hears how many studies are indexed, now and then from several threads
   */
  public static LocalMirror over(Snapshot snapshot, LongConsumer progress) {
    OptionalPart.MIRROR.need();
    StudyIndex index = SnapshotIndex.open(snapshot, progress);
    LocalDateTime data = snapshot.dataTimestamp();
    Indexing done = Indexing.done(SearchedCorpus.of(index, data, ClientLimits.USUAL));
    return new LocalMirror(new Router(done, data, ClientLimits.USUAL));
  }

  /**
   * Answers a request.
   *
   * @param resource the path below {@code /api/v2}, such as {@code /studies}
   * @param query of the URL, percent-encoded; null where there is none
   */
  public HttpAnswer answer(String resource, String query) {
    Answer answer = router.answer("GET", Router.PATH + resource, query);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      answer.body().writeTo(body);
    } catch (IOException e) {
      throw TrialbookException.cannot("put the answer together", e);
    }
    return new HttpAnswer(answer.status(), answer.headers(), body.toByteArray());
  }
}
