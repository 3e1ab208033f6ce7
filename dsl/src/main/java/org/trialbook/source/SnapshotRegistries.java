package org.trialbook.source;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.trialbook.http.HttpAnswer;
import org.trialbook.mirror.LocalMirror;
import org.trialbook.progress.WorkTally;
import org.trialbook.registry.Registry;
import org.trialbook.snapshot.Snapshot;

/** Snapshots that searches ask: each one's index is opened when it is first needed, and once. */
public final class SnapshotRegistries {

  private static final String SCHEME = "snapshot";

  private static final Map<Snapshot, Registry> REGISTRIES = new ConcurrentHashMap<>();

  private SnapshotRegistries() {}

  /** The registry whose data are a snapshot's. */
  public static Registry of(Snapshot snapshot) {
    return REGISTRIES.computeIfAbsent(snapshot, SnapshotRegistries::open);
  }

  private static Registry open(Snapshot snapshot) {
    Asked asked = new Asked(snapshot);
    return Registry.local(
        snapshot.name(),
        "Asked of the snapshot %s, from %s.".formatted(snapshot.name(), snapshot.source()),
        asked::answer);
  }

  static boolean isSnapshot(Registry registry) {
    return SCHEME.equals(registry.url().getScheme());
  }

  /** A snapshot of which the index may not be open yet. */
  private static final class Asked {
    private final Snapshot snapshot;
    private LocalMirror mirror;

    Asked(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    private synchronized LocalMirror mirror() {
      if (mirror == null) {
        WorkTally tally =
            new WorkTally("Index of " + snapshot.name(), Defaults.current().progress());
        tally.expect(OptionalLong.of(snapshot.size()));
        mirror = LocalMirror.over(snapshot, tally::reached);
        tally.end();
      }
      return mirror;
    }

    HttpAnswer answer(String resource, String query) {
      return mirror().answer(resource, query);
    }
  }
}
