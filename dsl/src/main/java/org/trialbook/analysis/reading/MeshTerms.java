package org.trialbook.analysis.reading;

import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.flatten.Relation;
import org.trialbook.text.Resources;

/** The MeSH terms that the registry found for a study, without those above them. */
public final class MeshTerms {

  private static final Set<String> HEADINGS = read();

  private MeshTerms() {}

  public static Relation needed() {
    return MESH_TERMS.select("nctId", "meshOf", "meshRole", "meshTerm");
  }

  /** The headings at the top of MeSH's trees that each study's conditions are, or lie under. */
  public static Tally<String> areas(Stream<Line> meshTerms) {
    Tally<String> areas = new Tally<>();
    meshTerms
        .filter(line -> "CONDITION".equals(line.text("meshOf")) && !line.isMissing("meshTerm"))
        .filter(line -> HEADINGS.contains(line.text("meshTerm")))
        .forEach(line -> areas.add(line.nctId(), line.text("meshTerm")));
    return areas;
  }

  /** The studies with this term among their conditions, or with one below it. */
  public static Set<String> under(Stream<Line> meshTerms, String term) {
    return meshTerms
        .filter(line -> "CONDITION".equals(line.text("meshOf")) && !line.isMissing("meshTerm"))
        .filter(line -> line.text("meshTerm").equalsIgnoreCase(term))
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
        .filter(line -> of.equals(line.text("meshOf")) && "TERM".equals(line.text("meshRole")))
        .filter(line -> !line.isMissing("meshTerm"))
        .forEach(line -> terms.add(line.nctId(), line.text("meshTerm")));
    return terms;
  }
}
