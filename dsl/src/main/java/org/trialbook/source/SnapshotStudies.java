package org.trialbook.source;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookVersion;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.LimitedChunks;
import org.trialbook.flatten.Plan;
import org.trialbook.frame.Provenance;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * The studies of a snapshot in the order of their numbers: all of them, or those that are named.
 */
public record SnapshotStudies(Snapshot snapshot, Optional<NamedStudies> named, OptionalLong limit)
    implements StudySource {

  /** All studies of a snapshot. */
  public static SnapshotStudies all(Snapshot snapshot) {
    return new SnapshotStudies(snapshot, Optional.empty(), OptionalLong.empty());
  }

  @Override
  public Incoming open(Plan plan) {
    SnapshotChunks chunks =
        named.map(those -> snapshot.chunks(those.nctIds())).orElseGet(snapshot::chunks);
    return new IncomingBlocks(chunks, limit.isEmpty() ? chunks : limited(chunks));
  }

  private Chunks limited(Chunks chunks) {
    return new LimitedChunks(chunks, limit.getAsLong());
  }

  /** Blocks on their way. */
  private final class IncomingBlocks implements Incoming {
    private final SnapshotChunks blocks;
    private final Chunks chunks;

    IncomingBlocks(SnapshotChunks blocks, Chunks chunks) {
      this.blocks = blocks;
      this.chunks = chunks;
    }

    @Override
    public Optional<Chunk> next() throws IOException {
      return chunks.next();
    }

    @Override
    public OptionalLong studies() {
      return chunks.studies();
    }

    @Override
    public Provenance provenance() {
      List<String> notes = new ArrayList<>(snapshot.notes());
      named.ifPresent(those -> notes.addAll(those.notes(snapshot)));
      notes.addAll(blocks.problems());
      return new Provenance(
          named
              .map(NamedStudies::question)
              .orElse("all studies of the snapshot " + snapshot.name()),
          named.map(NamedStudies::url),
          Optional.of(snapshot.dataTimestamp()),
          snapshot.acquiredAt(),
          Counts.NONE,
          0,
          TrialbookVersion.text(),
          notes);
    }

    @Override
    public void close() {
      blocks.close();
    }
  }

  @Override
  public StudySource limit(long studies) {
    return new SnapshotStudies(snapshot, named, OptionalLong.of(studies));
  }

  @Override
  public Optional<URI> url(Plan plan) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("snapshot", snapshot.name());
    facts.put("data of", snapshot.dataTimestamp().toString());
    named.ifPresent(
        those ->
            facts.put("pinned", String.format(Locale.ROOT, "%,d studies", those.nctIds().size())));
    limit.ifPresent(studies -> facts.put("limit", studies + " studies"));
    return facts;
  }

  @Override
  public String toString() {
    return named.map(those -> those + " in ").orElse("") + "snapshot " + snapshot.name();
  }
}
