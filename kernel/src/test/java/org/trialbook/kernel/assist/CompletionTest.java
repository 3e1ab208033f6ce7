package org.trialbook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.java.Evaluator;

class CompletionTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() {
    evaluator = new Evaluator(new KernelTimer());
    evaluator.runImports(
        List.of(
            "import java.util.*;",
            "import org.trialbook.query.*;",
            "import static org.trialbook.Trialbook.*;",
            "import static org.trialbook.field.Status.*;"));
    evaluator.run(
        new Recorder().cell(),
        new CellSource(1, "var sponsors = new TreeMap<String, Integer>(); 1 + 1"));
  }

  @Test
  void completesVariablesAndTheirMembers() {
    assertThat(matches("spons")).containsExactly("sponsors");
    assertThat(matches("sponsors.tail")).containsExactly("tailMap(");
    assertThat(matches("sponsors.firstKey().subs")).containsExactly("substring(");
  }

  @Test
  void completesWhatTheSameCellDeclares() {
    assertThat(matches("var local = List.of(1);\nloc")).containsExactly("local");
    assertThat(matches("import java.time.*;\nint n = 1;\nvar text = \"a\";\ntext.repe"))
        .containsExactly("repeat(");
    assertThat(matches("int f(String s) {\n  return s.leng")).containsExactly("length()");
    assertThat(matches("class A {\n  void m(String s) { s.isBl")).containsExactly("isBlank()");
    assertThat(matches("class A {}\nsponsors.tail")).containsExactly("tailMap(");
  }

  @Test
  void offersNoNamesThatOnlyJShellKnows() {
    assertThat(matches("")).noneMatch(match -> match.startsWith("$")).contains("sponsors");
  }

  @Test
  void saysWhatItReplaces() {
    Content answer = complete("/* 😀 */ sponsors.fi + 1", "/* 😀 */ sponsors.fi".length() - 1);
    assertThat(answer.number("cursor_start", -1)).isEqualTo(17);
    assertThat(answer.number("cursor_end", -1)).isEqualTo(19);
    assertThat(answer.list("matches").contains("firstKey()")).isTrue();
  }

  @Test
  void namesTheKindOfEachMatch() {
    assertThat(types("sponsors.tailM")).containsEntry("tailMap(", "function");
    assertThat(types("TreeM")).containsEntry("TreeMap", "class");
    assertThat(types("spons")).containsEntry("sponsors", "instance");
    assertThat(types("Integer.MAX_V")).containsEntry("MAX_VALUE", "constant");
  }

  @Test
  void offersTheValuesOfAnEnumFirstWhereAnArgumentIsOne() {
    assertThat(matches("search().status(")).startsWith("ACTIVE_NOT_RECRUITING").contains("UNKNOWN");
    assertThat(matches("search().status(COMPLETED, ")).contains("TERMINATED");
    assertThat(matches("search().status(")).doesNotContain("Status.RECRUITING");
    assertThat(matches("search().near(1, Math.abs(2), 3, "))
        .startsWith("DistanceUnit.KILOMETERS", "DistanceUnit.MILES");
    assertThat(matches("search().phase(org.trialbook.field.Phase.PHASE2, PHASE3"))
        .containsExactly("org.trialbook.field.Phase.PHASE3");
    String declared = "enum Color { RED, GREEN }\nint paint(String s, Color... c) { return 1; }\n";
    evaluator.run(new Recorder().cell(), new CellSource(2, declared));
    assertThat(matches("paint(\"(,\", ")).startsWith("Color.GREEN", "Color.RED");
    assertThat(matches("paint(\"(,\", Color.RED, GR")).containsExactly("Color.GREEN");
    assertThat(matches("paint(")).doesNotContain("Color.RED");
    assertThat(types("paint(\"\", RE")).containsEntry("Color.RED", "constant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search().condition(\"",
        "search().condition(\"NCT",
        "search().condition(\"a\\\"NCT",
        "search().condition('",
        "var c = 'N",
        "// spons",
        "int a = 1; // say \"it\" spons",
        "/* spons",
        "var text = \"\"\"\n  spons",
        "var text = \"\"\"\n  \"spons",
        "sponsors.get(\"",
        "unknown.stringColumn(\"",
      })
  void offersNothingWithinTextsAndComments(String code) {
    assertThat(matches(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var s = \"text\"; spons",
        "var s = \"a // b\"; spons",
        "var s = \"\"; var t = \"/*\"; spons",
        "var s = \"\"\"\n  a \"quoted\" text\"\"\"; spons",
        "// it's a remark\nspons",
        "/* it's */ spons",
        "char quote = '\"'; spons",
        "char quote = '\\''; spons",
      })
  void offersNamesBehindThem(String code) {
    assertThat(matches(code)).containsExactly("sponsors");
  }

  @Test
  void offersTheColumnsOfATableWithinATextOfItsMethods() {
    evaluator.run(
        new Recorder().cell(),
        new CellSource(
            3,
            "import tech.tablesaw.api.*; var trials = Table.create(\"t\", StringColumn.create(\"overall"
                + " status\"), StringColumn.create(\"NCT_ID\"), StringColumn.create(\"a\\\"b\"));"));
    assertThat(matches("trials.stringColumn(\"")).containsExactly("overall status", "NCT_ID");
    assertThat(matches("trials.stringColumn(\"over")).containsExactly("overall status");
    assertThat(matches("trials.stringColumn(\"overall s")).containsExactly("overall status");
    assertThat(matches("int n = 1;\ntrials.where(trials.stringColumn(\"N"))
        .containsExactly("NCT_ID");
    assertThat(matches("trials.first(3).sortOn(\"NCT_ID\", \"")).contains("overall status");
    Content answer = complete("trials.column(\"NC", 17);
    assertThat(answer.number("cursor_start", -1)).isEqualTo(15);
    assertThat(answer.number("cursor_end", -1)).isEqualTo(17);
  }

  @Test
  void completesPackagesAtOnce() {
    assertThat(matches("import java.util.con")).containsExactly("concurrent.");
    assertThat(matches("import ja")).contains("java.", "javax.");
    assertThat(matches("import static java.util.con")).containsExactly("concurrent.");
    assertThat(matches("import org.trialbook.ke")).containsExactly("kernel.");
    assertThat(matches("var x = new java.util.con")).containsExactly("concurrent.");
    assertThat(matches("import java.util.concurrent.Exec")).contains("Executors");
    assertThat(matches("import java.util.zi")).containsExactly("zip.");
  }

  @Test
  void completesTypesThatAreNotImportedWithTheirPackages() {
    assertThat(matches("ConcurrentHashM"))
        .containsExactly("java.util.concurrent.ConcurrentHashMap");
    assertThat(matches("new BufferedIm")).contains("java.awt.image.BufferedImage");
    assertThat(matches("List<AtomicInteg")).contains("java.util.concurrent.atomic.AtomicInteger");
    assertThat(matches("LocalDateT")).contains("java.time.LocalDateTime");
    assertThat(matches("TreeM"))
        .startsWith("TreeMap")
        .doesNotContain("java.util.TreeMap"); // imported
    assertThat(matches("sponsors.ConcurrentHashM")).isEmpty();
    assertThat(types("ConcurrentHashM"))
        .containsEntry("java.util.concurrent.ConcurrentHashMap", "class");
  }

  @Test
  void answersAnywhereInAnAnonymousClassThatIsNotClosed() {
    String code = "var x = new Object() { int q; void w() { q";
    for (int end = 0; end <= code.length(); end++) {
      assertThat(matches(code.substring(0, end))).doesNotContain("");
    }
  }

  @Test
  void hasNothingForWhatItDoesNotKnow() {
    assertThat(matches("unknown.na")).isEmpty();
  }

  private static List<String> matches(String code) {
    return complete(code, code.codePointCount(0, code.length())).list("matches").stream()
        .map(String.class::cast)
        .toList();
  }

  private static Map<String, String> types(String code) {
    Content metadata = complete(code, code.length()).object("metadata");
    return metadata.list("_jupyter_types_experimental").stream()
        .map(Map.class::cast)
        .collect(
            java.util.stream.Collectors.toMap(
                type -> (String) type.get("text"), type -> (String) type.get("type")));
  }

  private static Content complete(String code, int cursor) {
    return new Completion(evaluator, new TypeNames())
        .answer(Content.of("code", code, "cursor_pos", cursor));
  }
}
