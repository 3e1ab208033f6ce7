package org.trialbook.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Line;
import tech.tablesaw.api.Table;

/** The studies that an analysis counts, and how many it does not, by reason. */
final class Population {

  private final Map<String, Line> studies;
  private final List<LeftOut> leftOut;

  private Population(Map<String, Line> studies, List<LeftOut> leftOut) {
    this.studies = studies;
    this.leftOut = leftOut;
  }

  static Population of(Table studies) {
    return new Population(
        Line.of(studies)
            .collect(Collectors.toMap(Line::nctId, line -> line, (a, b) -> a, LinkedHashMap::new)),
        List.of());
  }

  /** These studies but for those that are so; the reason says how they are. */
  Population without(String reason, Predicate<Line> so) {
    Map<String, Line> kept = new LinkedHashMap<>(studies);
    kept.values().removeIf(so);
    List<LeftOut> more = new ArrayList<>(leftOut);
    if (kept.size() < studies.size()) {
      more.add(new LeftOut(reason, studies.size() - kept.size()));
    }
    return new Population(kept, more);
  }

  Stream<Line> stream() {
    return studies.values().stream();
  }

  /** The rows of another relation that belong to these studies. */
  Stream<Line> of(Stream<Line> rows) {
    return rows.filter(row -> studies.containsKey(row.nctId()));
  }

  int size() {
    return studies.size();
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }
}
