package org.trialbook.mirror;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;

/** A disk with one study, which answers when it is released. */
final class HeldDisk {

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Opens when the first reader is there. */
  CountDownLatch reading() {
    return reading;
  }

  /** Lets all readers go on. */
  CountDownLatch released() {
    return released;
  }

  Mirror mirror(ClientLimits limits) {
    Directory directory = new ByteBuffersDirectory();
    StudyIndexer.index(List.of(Asking.STUDY), directory);
    StudyIndex index =
        new StudyIndex(
            directory,
            ordinal -> {
              reading.countDown();
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return Asking.STUDY;
            },
            0,
            List.of());
    return Mirror.serve(index, Served.TIMESTAMP, Asking.LOOPBACK, limits);
  }
}
