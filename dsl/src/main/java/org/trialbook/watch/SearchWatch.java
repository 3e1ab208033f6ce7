package org.trialbook.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.export.Flow;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.source.SearchedStudies;
import org.trialbook.watch.KnownStudies.Study;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;

/**
 * What is new among the studies of a search since the last look; a small file remembers that look.
 *
 * <pre>{@code
 * var watch = search().condition("asthma").watch(Path.of("asthma.tsv"));
 * watch.deliver(changes -> changes.forEach(System.out::println));
 * }</pre>
 *
 * <p>The first look finds every study new. Later ones ask only for what was updated since the
 * latest day that the file knows, that day included, and leave out what they know already. A search
 * that names a status no longer finds a study that left it: leave the status to whoever reads the
 * changes. Studies that the registry removes are not reported.
 *
 * @param query whose studies are watched
 * @param registry who is asked; empty for the one in use at the time of asking
 * @param file written by {@link #deliver}; absent before the first time
 */
public record SearchWatch(StudyQuery query, Optional<Registry> registry, Path file)
    implements Displayable {

  private static final Relation COMPARED =
      Relations.STUDIES.select(Fields.NCT_ID, Fields.OVERALL_STATUS, Fields.LAST_UPDATE_POST_DATE);

  /**
   * Looks, and remembers nothing: the changes in the order of the answer.
   *
   * @throws TrialbookException if the file belongs to another search or cannot be read
   */
  public List<StatusChange> changes() {
    return changes(KnownStudies.read(file, query));
  }

  /**
   * Looks, hands the changes over, and remembers them once they were taken. Where the receiver
   * throws, or the machine stops, they come again the next time: each change is delivered at least
   * once.
   *
   * @param receiver is not called where nothing has changed
   * @return what was delivered
   */
  public List<StatusChange> deliver(Consumer<List<StatusChange>> receiver) {
    KnownStudies known = KnownStudies.read(file, query);
    List<StatusChange> changes = changes(known);
    if (!changes.isEmpty()) {
      receiver.accept(changes);
      known.with(changes).write(file);
    }
    return changes;
  }

  private List<StatusChange> changes(KnownStudies known) {
    StudyQuery delta = known.latest().map(query::updatedSince).orElse(query);
    Frame frame =
        new Flow(new SearchedStudies(delta, registry, OptionalLong.empty()), Plan.of(COMPARED))
            .frames()
            .get(COMPARED.name());
    if (frame.provenance().rejects() > 0) {
      throw new TrialbookException(
          "The watch would miss studies that cannot be read.\n"
              + String.join("\n", frame.provenance().notes()));
    }
    StringColumn ids = frame.stringColumn(0);
    StringColumn statuses = frame.stringColumn(1);
    DateColumn days = frame.dateColumn(2);
    List<StatusChange> changes = new ArrayList<>();
    for (int i = 0; i < frame.rowCount(); i++) {
      Optional<Study> before = known.study(ids.get(i));
      Study now = new Study(statuses.get(i), Optional.ofNullable(days.get(i)));
      if (!before.equals(Optional.of(now))) {
        changes.add(
            new StatusChange(
                ids.get(i),
                before.map(Study::status),
                now.status(),
                before.flatMap(Study::updated),
                now.updated()));
      }
    }
    return List.copyOf(changes);
  }

  /** The search, and where the last look is kept. */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("watches", query.describe());
    facts.put("remembers in", file.toString());
    return Card.titled("Watch")
        .facts(facts)
        .next("changes() looks; deliver(receiver) hands over and remembers")
        .mimeBundle();
  }

  @Override
  public String toString() {
    return "Watch of %s in %s".formatted(query, file);
  }
}
