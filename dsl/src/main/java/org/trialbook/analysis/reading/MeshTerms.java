package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.flatten.Relation;
import org.trialbook.text.Resources;

/** The MeSH terms that the registry found for a study, without those above them. */
public final class MeshTerms {

  private static final Set<String> HEADINGS = read();

  private MeshTerms() {}

  public static Relation needed() {
    return MESH_TERMS.select(NCT_ID, MESH_OF, MESH_ROLE, MESH_TERM);
  }

  /** The headings at the top of MeSH's trees that each study's conditions are, or lie under. */
  public static Tally<String> areas(Stream<Line> meshTerms) {
    Tally<String> areas = new Tally<>();
    meshTerms
        .filter(line -> "CONDITION".equals(line.text(MESH_OF)) && !line.isMissing(MESH_TERM))
        .filter(line -> HEADINGS.contains(line.text(MESH_TERM)))
        .forEach(line -> areas.add(line.nctId(), line.text(MESH_TERM)));
    return areas;
  }

  /**
   * The studies with this term, or with one below it.
   *
   * @param of CONDITION or INTERVENTION
   * @param term in any case and number, or its MeSH number
   */
  public static Set<String> under(Stream<Line> meshTerms, String of, String term) {
    Predicate<String> isMeant = new MeshName(term);
    return meshTerms
        .filter(line -> of.equals(line.text(MESH_OF)))
        .filter(
            line ->
                term.equals(line.text(MESH_ID))
                    || (!line.isMissing(MESH_TERM) && isMeant.test(line.text(MESH_TERM))))
        .map(Line::nctId)
        .collect(Collectors.toSet());
  }

  private static Set<String> read() {
    return Set.copyOf(Resources.lines(MeshTerms.class, "mesh-headings.txt"));
  }

  /**
   * The terms of each study.
   *
   * @param of CONDITION or INTERVENTION
   */
  public static Tally<String> byStudy(Stream<Line> meshTerms, String of) {
    Tally<String> terms = new Tally<>();
    meshTerms
        .filter(line -> of.equals(line.text(MESH_OF)) && "TERM".equals(line.text(MESH_ROLE)))
        .filter(line -> !line.isMissing(MESH_TERM))
        .forEach(line -> terms.add(line.nctId(), line.text(MESH_TERM)));
    return terms;
  }
}
