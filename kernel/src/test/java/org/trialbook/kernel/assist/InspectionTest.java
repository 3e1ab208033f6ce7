package org.trialbook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.java.Evaluator;

class InspectionTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() {
    evaluator = new Evaluator(new KernelTimer());
    evaluator.runImports(List.of("import java.util.*;"));
    evaluator.run(
        new Recorder().cell(),
        new CellSource(
            1,
            """
            var sponsors = new TreeMap<String, Integer>();
            int twice(int number) { return 2 * number; }
            """));
  }

  @Test
  void showsTheTypeOfAVariableWhereverTheCursorStandsInIt() {
    String code = "sponsors.size()";
    for (int cursor = 0; cursor <= "sponsors".length(); cursor++) {
      assertThat(inspect(code, cursor)).contains("TreeMap<String,Integer>", "sponsors");
    }
  }

  @Test
  void showsTheSignaturesOfAMethod() {
    assertThat(inspect("String.valueOf(", 15)).contains("String.valueOf(char c)");
    assertThat(inspect("String.valueOf", 14)).contains("String.valueOf(char c)");
    assertThat(inspect("String.valueOf(1)", 10)).contains("String.valueOf(char c)");
    assertThat(inspect("twice", 5)).contains("twice(int number)");
  }

  @Test
  void tellsOurOwnJavadocShortAndWhole() {
    String search = "org.trialbook.Trialbook.search().flatten(";
    assertThat(inspect(search, search.length()))
        .contains("FlattenSteps.flatten(org.trialbook.flatten.Relation... relations)")
        .contains("The rows of these relations, all from one pass over the studies.");
    String study = "org.trialbook.Trialbook.study(";
    assertThat(inspect(study, study.length()))
        .contains("Brings one study")
        .doesNotContain("nctId: ");
    assertThat(whole(study)).contains("- nctId: in any spelling");
    assertThat(inspect("org.trialbook.field.Fields.NCT_ID", 33)).contains("The registry number");
    assertThat(inspect("org.trialbook.field.Phase.PHASE3", 32)).contains("Phase 3");
    assertThat(inspect("LOCATIONS", 9))
        .contains("org.trialbook.flatten.LocationRelations.LOCATIONS");
  }

  @Test
  void signaturesLeadToTheirComments() {
    assertThat(
            OwnJavadoc.key(
                "S org.trialbook.query.QuerySteps<S>.status(org.trialbook.field.Status... anyOf)"))
        .isEqualTo("org.trialbook.query.QuerySteps.status(Status[])");
    assertThat(
            OwnJavadoc.key(
                "a.B a.B.of(java.util.Map<java.lang.String,java.util.List<T>> map, int n)"))
        .isEqualTo("a.B.of(Map,int)");
    assertThat(
            OwnJavadoc.key(
                "org.trialbook.field.Fields.NCT_ID:org.trialbook.field.Field<java.lang.String>"))
        .isEqualTo("org.trialbook.field.Fields.NCT_ID");
    assertThat(OwnJavadoc.key("org.trialbook.Search.count()"))
        .isEqualTo("org.trialbook.Search.count()");
  }

  @Test
  void findsNothingInSpaceAndUnknownNames() {
    for (String code : List.of("", "   ", "unheardOf", "1 + ")) {
      Content answer = answer(code, code.length());
      assertThat(answer.flag("found", true)).as(code).isFalse();
      assertThat(answer.object("data").values()).isEmpty();
    }
  }

  @Test
  void readsJavadocAsText() {
    assertThat(
            Javadoc.toText(
                "Returns {@code null} or a {@link List list}.\n <p>See <b>also</b>:\n <ul>\n"
                    + " <li>a &lt; b\n <li>c\n </ul>"))
        .isEqualTo("Returns null or a List list.\n\nSee also:\n- a < b\n- c");
  }

  private static String inspect(String code, int cursor) {
    return answer(code, cursor).object("data").text("text/plain", "");
  }

  private static String whole(String code) {
    return new Inspection(evaluator.jshell())
        .answer(Content.of("code", code, "cursor_pos", code.length(), "detail_level", 1))
        .object("data")
        .text("text/plain", "");
  }

  private static Content answer(String code, int cursor) {
    return new Inspection(evaluator.jshell())
        .answer(Content.of("code", code, "cursor_pos", cursor, "detail_level", 0));
  }
}
