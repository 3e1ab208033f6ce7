package org.trialbook.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;
import org.trialbook.drug.DrugName.Kind;
import org.trialbook.drug.DrugName.Outcome;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which drug a name means, and by whose word; the studies and drugs are made up. */
class DrugsTest {

  private static final String[][] INTERVENTIONS = {
    {"NCT00000001", "DRUG", "Halvexa (HLX 1234)", "halvexamab"},
    {"NCT00000001", "DRUG", "Placebo", "halvexamab"},
    {"NCT00000002", "DRUG", "Metformin Hydrochloride 500 mg tablet", "Glucophage"},
    {"NCT00000003", "BIOLOGICAL", "halvexamab", ""},
    {"NCT00000004", "DRUG", "Metformin", "Background"},
    {"NCT00000004", "DRUG", "Bromolol", "Background"},
    {"NCT00000005", "DRUG", "HLX-1234 / Halvexamab", ""},
    {"NCT00000006", "DRUG", "Duovexa", "metformin and halvexamab"},
    {"NCT00000007", "DRUG", "Nordizine", "Rapidol|Metformin"},
    {"NCT00000008", "DRUG", "Bromolol", "Rapidol"},
    {"NCT00000009", "DEVICE", "Sham device", "Metformin"},
    {"NCT00000010", "DRUG", "Metforminum", ""},
    {"NCT00000011", "DRUG", "Nordizine", ""},
    {"NCT00000012", "BIOLOGICAL", "Halvexamab 5 mg", ""},
  };

  private static final String[][] MESH = {
    {"NCT00000002", "Metformin"},
    {"NCT00000004", "Bromolol"},
    {"NCT00000010", "Metformin"},
    {"NCT00000011", "Nordizine"},
  };

  private static final Drugs DRUGS = Drugs.standard().taughtBy(interventions(), mesh());

  private static Table interventions() {
    Table table =
        table(
            "INTERVENTIONS",
            INTERVENTIONS,
            "nctId",
            "interventionType",
            "interventionName",
            "interventionOtherNames");
    StringColumn others = table.stringColumn("interventionOtherNames");
    others.set(others.isEqualTo(""), (String) null);
    return table;
  }

  private static Table mesh() {
    Table table = table("MESH_TERMS", MESH, "nctId", "meshTerm");
    StringColumn of = StringColumn.create("meshOf");
    StringColumn role = StringColumn.create("meshRole");
    for (int row = 0; row < table.rowCount(); row++) {
      of.append("INTERVENTION");
      role.append("TERM");
    }
    return table.addColumns(of, role);
  }

  private static Table table(String name, String[][] rows, String... columns) {
    Table table = Table.create(name);
    for (int i = 0; i < columns.length; i++) {
      StringColumn column = StringColumn.create(columns[i]);
      for (String[] row : rows) {
        column.append(row[i]);
      }
      table.addColumns(column);
    }
    return table;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metformin 500 mg tablet               | DRUG        | Metformin              | ACCEPTED
          Metformin HCl XR 1000Mg Tab, oral     | DRUG        | Metformin              | ACCEPTED
          GLUCOPHAGE® 850 mg                    | DRUG        | Metformin              | ACCEPTED
          Metforminum                           | DRUG        | Metformin              | ACCEPTED
          HLX-1234, low dose                    | DRUG        | halvexamab             | ACCEPTED
          HLX1234 dose 2                        | DRUG        | halvexamab             | ACCEPTED
          Halvexa                               | DRUG        | halvexamab             | ACCEPTED
          Halvexamab / Metformin 5/500 mg       | COMBINATION | halvexamab + Metformin | ACCEPTED
          metformin plus halvexamab             | COMBINATION | halvexamab + Metformin | ACCEPTED
          Metformin + Metformin HCl             | DRUG        | Metformin              | ACCEPTED
          Duovexa                               | COMBINATION | halvexamab + Metformin | ACCEPTED
          Metformin + Unheardine                | COMBINATION | Metformin + Unheardine | UNKNOWN
          Placebo matching metformin            | COMPARATOR  | placebo                | ACCEPTED
          Metformin-matched placebo tablet      | COMPARATOR  | placebo                | ACCEPTED
          Metformin + placebo                   | COMBINATION | Metformin + placebo    | ACCEPTED
          Standard of care                      | COMPARATOR  | standard of care       | ACCEPTED
          metformin or halvexamab               | DRUG        | metformin or halvexamab | REVIEW
          metformin naive                       | DRUG        | metformin naive        | REVIEW
          Rapidol                               | DRUG        | Rapidol                | REVIEW
          Unheardine 5 mg                       | DRUG        | Unheardine             | UNKNOWN
          CD34+ cells                           | DRUG        | CD34 cells             | UNKNOWN
          potassium chloride 10 mmol            | DRUG        | potassium chloride     | UNKNOWN
          L-arginine                            | DRUG        | L arginine             | UNKNOWN
          5 %                                   | DRUG        | 5 %                    | UNKNOWN
          """)
  void aNameIsWhatRecordsSay(String name, Kind kind, String drug, Outcome outcome) {
    DrugName resolved = DRUGS.resolve(name);
    assertThat(resolved.drug()).isEqualTo(drug);
    assertThat(resolved.kind()).isEqualTo(kind);
    assertThat(resolved.outcome()).isEqualTo(outcome);
  }

  @Test
  void saysWhichRecordSaysSo() {
    assertThat(DRUGS.resolve("Halvexa").reason())
        .isEqualTo("another name of halvexamab in NCT00000001");
    assertThat(DRUGS.resolve("metformin").reason()).isEqualTo("a MeSH term of the registry's");
    assertThat(DRUGS.resolve("Duovexa").reason()).contains("NCT00000006");
    assertThat(DRUGS.resolve("Rapidol").reason())
        .contains("another name of it in NCT00000007", "it stands beside Bromolol and Nordizine");
  }

  @Test
  void twoMeshTermsAreNeverPutTogether() {
    assertThat(DRUGS.resolve("Nordizine").drug()).isEqualTo("Nordizine");
    assertThat(DRUGS.doubts())
        .anyMatch(
            doubt ->
                List.of("Metformin", "Nordizine").contains(doubt.name())
                    && doubt.reason().endsWith("both are MeSH terms")
                    && doubt.sources().equals(List.of("NCT00000007")));
  }

  @Test
  void aDecisionWinsAndEndsTheDoubt() {
    Drugs decided = DRUGS.with("Rapidol", "Bromolol", "label").with("Halvexa", "", "kept apart");
    assertThat(decided.resolve("RAPIDOL 5 mg").drug()).isEqualTo("Bromolol");
    assertThat(decided.resolve("Rapidol").reason()).isEqualTo("decided (label)");
    assertThat(decided.doubts()).noneMatch(doubt -> doubt.name().equals("Rapidol"));
    assertThat(decided.resolve("Halvexa").drug()).isEqualTo("Halvexa");
    assertThat(decided.resolve("halvexamab").outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(DRUGS.with("Both", "Metformin + Halvexa", "x").resolve("both").drugs())
        .containsExactly("halvexamab", "Metformin");
    assertThat(DRUGS.with("Nothing", "placebo", "x").resolve("Nothing").kind())
        .isEqualTo(Kind.COMPARATOR);
  }

  @Test
  void decisionsAreReadBackFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.tsv");
    Files.writeString(file, "# mine\nRapidol\tBromolol\tlabel\nHalvexa\t\ttwo products\n");
    assertThat(DRUGS.with(file).resolve("Rapidol").drug()).isEqualTo("Bromolol");
    Files.writeString(file, "Rapidol\tBromolol\tlabel\nrapidol 5 mg\tMetformin\tnote\n");
    assertThatThrownBy(() -> DRUGS.with(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("line 2: the same name is on line 1, for \"Bromolol\"");
    assertThatThrownBy(() -> DRUGS.with(folder.resolve("none.tsv")))
        .hasMessageContaining("Could not read the list of drugs");
    assertThatThrownBy(() -> DRUGS.with("500", "Metformin", "x"))
        .hasMessageContaining("needs a name with letters");
  }

  @Test
  void theDrugStandsBesideTheName() {
    Table beside = DRUGS.beside(interventions(), "interventionName");
    assertThat(beside.stringColumn("drug").get(2)).isEqualTo("Metformin");
    assertThat(beside.stringColumn("drugKind").get(1)).isEqualTo("COMPARATOR");
    assertThat(beside.stringColumn("drugOutcome").get(0)).isEqualTo("ACCEPTED");
    assertThat(beside.stringColumn("interventionName").get(0)).isEqualTo("Halvexa (HLX 1234)");
  }
}
