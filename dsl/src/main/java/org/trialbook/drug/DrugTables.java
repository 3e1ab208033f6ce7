package org.trialbook.drug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Interventions and names of drugs in tables of relations. */
final class DrugTables {

  static final Set<String> TYPES = Set.of("DRUG", "BIOLOGICAL", "COMBINATION_PRODUCT", "GENETIC");

  private DrugTables() {}

  /** The interventions that are drugs, with the MeSH terms of their studies. */
  static List<Intervention> interventions(Table interventions, Table meshTerms) {
    Map<String, Set<String>> terms = terms(meshTerms);
    StringColumn ids = interventions.stringColumn("nctId");
    StringColumn types = interventions.stringColumn("interventionType");
    StringColumn names = interventions.stringColumn("interventionName");
    StringColumn others = interventions.stringColumn("interventionOtherNames");
    List<Intervention> found = new ArrayList<>();
    for (int row = 0; row < interventions.rowCount(); row++) {
      if (TYPES.contains(types.get(row)) && !names.isMissing(row)) {
        List<String> its =
            others.isMissing(row) ? List.of() : List.of(others.get(row).split("\\|", -1));
        found.add(
            new Intervention(
                ids.get(row), names.get(row), its, terms.getOrDefault(ids.get(row), Set.of())));
      }
    }
    return found;
  }

  private static Map<String, Set<String>> terms(Table meshTerms) {
    StringColumn ids = meshTerms.stringColumn("nctId");
    StringColumn of = meshTerms.stringColumn("meshOf");
    StringColumn roles = meshTerms.stringColumn("meshRole");
    StringColumn terms = meshTerms.stringColumn("meshTerm");
    Map<String, Set<String>> byStudy = new HashMap<>();
    for (int row = 0; row < meshTerms.rowCount(); row++) {
      boolean isDrug = "INTERVENTION".equals(of.get(row)) && "TERM".equals(roles.get(row));
      if (isDrug && !terms.isMissing(row)) {
        byStudy.computeIfAbsent(ids.get(row), any -> new HashSet<>()).add(terms.get(row));
      }
    }
    return byStudy;
  }

  static Table beside(Table table, String names, Function<String, DrugName> resolve) {
    StringColumn column = table.stringColumn(names);
    StringColumn drug = StringColumn.create("drug");
    StringColumn kind = StringColumn.create("drugKind");
    StringColumn outcome = StringColumn.create("drugOutcome");
    for (int row = 0; row < table.rowCount(); row++) {
      if (column.isMissing(row)) {
        List.of(drug, kind, outcome).forEach(StringColumn::appendMissing);
      } else {
        DrugName name = resolve.apply(column.get(row));
        drug.append(name.drug());
        kind.append(name.kind().name());
        outcome.append(name.outcome().name());
      }
    }
    return Table.create(table.name(), table.columns()).addColumns(drug, kind, outcome);
  }
}
