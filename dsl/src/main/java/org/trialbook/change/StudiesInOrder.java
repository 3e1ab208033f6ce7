package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.StudySink;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/** Some studies of a snapshot, parsed, in the order of their numbers; one block in memory. */
final class StudiesInOrder implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SnapshotChunks chunks;
  private final Deque<JsonNode> studies = new ArrayDeque<>();

  StudiesInOrder(Snapshot snapshot, Collection<String> nctIds) {
    this.chunks = snapshot.chunks(nctIds);
  }

  /** A missing node where the block that holds it is damaged; asked for in ascending order. */
  JsonNode take(String nctId) {
    while (true) {
      JsonNode study = studies.peek();
      if (study == null) {
        Optional<Chunk> chunk = next();
        if (chunk.isEmpty()) {
          return MissingNode.getInstance();
        }
        chunk.get().records(into());
      } else {
        int order = nctId(study).compareTo(nctId);
        if (order > 0) {
          return MissingNode.getInstance();
        }
        studies.remove();
        if (order == 0) {
          return study;
        }
      }
    }
  }

  private Optional<Chunk> next() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrialbookException("Interrupted.\nNothing was written.");
    }
    return chunks.next();
  }

  private StudySink into() {
    return new StudySink() {
      @Override
      public void study(byte[] bytes, int offset, int length, long position) {
        try {
          studies.add(JSON.readTree(bytes, offset, length));
        } catch (IOException e) {
          throw new TrialbookException("A study of a snapshot is no JSON.\nTry verify().", e);
        }
      }

      @Override
      public void reject(Reject reject) {
        // It is missing among the studies, and problems() says where.
      }
    };
  }

  private static String nctId(JsonNode study) {
    return Snapshot.nctId(
        Snapshot.number(
            study.path("protocolSection").path("identificationModule").path("nctId").asText()));
  }

  /** What could not be read so far. */
  List<String> problems() {
    return chunks.problems();
  }

  @Override
  public void close() {
    chunks.close();
  }
}
