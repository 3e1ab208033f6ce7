package org.trialbook.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trialbook.Internal;
import org.trialbook.accounting.Accounting;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.version.OlderVersions;
import org.trialbook.flatten.version.Repeats;
import org.trialbook.frame.BatchWriter;
import org.trialbook.frame.Export;
import org.trialbook.frame.FileFormat;
import org.trialbook.frame.Frame;
import org.trialbook.frame.Provenance;
import org.trialbook.source.Defaults;
import org.trialbook.source.StudySource;

/**
 * Flatten and frame: turns studies into rows as they come, and the rows into tables or files. No
 * more than a batch of rows is held for a file.
 */
@Internal
public final class Flow {

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

  private final StudySource source;
  private final Plan plan;

  /** The rows of this plan from these studies. */
  public Flow(StudySource source, Plan plan) {
    this.source = source;
    this.plan = plan;
  }

  /** Each relation's rows as a table, by the relation's name. */
  public Map<String, Frame> frames() {
    return frames(OlderVersions.NONE);
  }

  private Map<String, Frame> frames(OlderVersions without) {
    Map<String, Frame.Builder> builders = new LinkedHashMap<>();
    plan.relations().forEach(each -> builders.put(each.name(), new Frame.Builder(each)));
    Outcome outcome =
        run(without, origin -> batch -> builders.get(batch.relation().name()).write(batch));
    if (!outcome.older().isEmpty()) {
      return frames(outcome.older());
    }
    Map<String, Frame> frames = new LinkedHashMap<>();
    builders.forEach(
        (name, builder) ->
            frames.put(name, builder.build(noted(outcome.of(name)), outcome.accounting())));
    return frames;
  }

  /** A table is all in memory: from some size on, its reader should know what holds more. */
  private static Provenance noted(Provenance provenance) {
    return provenance.rows() > Defaults.current().largeTable()
        ? provenance.note(
            String.format(
                Locale.ROOT,
                "more than %,d rows in memory: toArrow(path) or toDuckDb(path) keeps them in a"
                    + " file",
                Defaults.current().largeTable()))
        : provenance;
  }

  /** Each relation's rows in files at the target, as the format lays them out. */
  public Export write(FileFormat format, Path target) {
    return write(format, target, OlderVersions.NONE);
  }

  private Export write(FileFormat format, Path target, OlderVersions without) {
    List<BatchWriter> opened = new ArrayList<>();
    OlderVersions older;
    try {
      Outcome outcome =
          run(
              without,
              origin -> {
                opened.add(format.open(target, plan.relations(), origin));
                return opened.get(0)::write;
              });
      older = outcome.older();
      if (older.isEmpty()) {
        return Export.of(
            opened.get(0).commit(relation -> outcome.of(relation.name())), outcome.accounting());
      }
    } finally {
      opened.forEach(BatchWriter::close);
    }
    return write(format, target, older);
  }

  /**
   * What is known when all studies have been read.
   *
   * @param older the versions that should not have been among them: all is read anew without them
   */
  private record Outcome(
      Provenance origin, Accounting accounting, Map<String, Long> rows, OlderVersions older) {

    Provenance of(String relation) {
      return Unread.noted(
          origin.counted(accounting.counts(), rows.getOrDefault(relation, 0L)), accounting);
    }
  }

  private Outcome run(OlderVersions without, Function<Provenance, Consumer<Batch>> open) {
    Map<String, Long> rows = new HashMap<>();
    Repeats repeats = new Repeats();
    boolean mayRepeat = source.mayRepeat() && without.isEmpty();
    Accounting accounting = Accounting.NONE;
    try (StudySource.Incoming incoming = source.open(plan);
        Flattening flattening = new Flattening(plan, without.without(incoming), WORKERS)) {
      Consumer<Batch> batches = open.apply(incoming.provenance());
      for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
        for (Batch batch : next.get().batches()) {
          rows.merge(batch.relation().name(), (long) batch.rows(), Long::sum);
          batches.accept(batch);
        }
        accounting = accounting.and(next.get().accounting());
        if (mayRepeat) {
          repeats.add(next.get());
        }
      }
      accounting.requireStudies(source.toString());
      accounting = accounting.and(without.accounting());
      Provenance origin = incoming.provenance();
      for (String note : without.notes()) {
        origin = origin.note(note);
      }
      return new Outcome(origin, accounting, rows, older(repeats));
    }
  }

  private OlderVersions older(Repeats repeats) {
    return repeats.older(() -> source.again(plan), WORKERS);
  }
}
