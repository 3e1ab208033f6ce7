package org.trialbook.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.accounting.ValueReject;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Flattened;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The classic site's XML fills the same relations as the records of today. */
class LegacyXmlTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(RealData.path("legacy-xml"))) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Flattened flatten(Plan plan, List<Path> files) throws IOException {
    Flattened flattened = new Flattened();
    Flattener flattener = new Flattener(plan, flattened.batches::add, flattened.rejects::add);
    try (Chunks chunks = StudyFiles.open(files)) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        chunk.get().records(flattener);
      }
    }
    flattener.finish();
    flattened.accounting = flattener.takeAccounting();
    return flattened;
  }

  private static Flattened flattened(Relation relation, String xml) throws IOException {
    Path file = Files.createTempFile("study", ".xml");
    try {
      return flatten(Plan.of(relation), List.of(Files.writeString(file, xml)));
    } finally {
      Files.delete(file);
    }
  }

  private static Document document(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(List<Document> files, String expression) {
    return files.stream()
        .mapToInt(
            file -> {
              try {
                return ((Double)
                        XPathFactory.newInstance()
                            .newXPath()
                            .evaluate("count(" + expression + ")", file, XPathConstants.NUMBER))
                    .intValue();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .sum();
  }

  @Test
  void everyElementOfTheRealFilesHasItsPlaceOrASignThatThereIsNone() {
    Set<String> unknown = new TreeSet<>();
    files().forEach(file -> paths(document(file).getDocumentElement(), "", unknown));
    unknown.removeAll(LegacyRule.BY_PATH.keySet());
    assertThat(unknown).isEmpty();
  }

  private static void paths(Element parent, String path, Set<String> found) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        String here = path.isEmpty() ? element.getTagName() : path + "/" + element.getTagName();
        found.add(here);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
          found.add(here + "/@" + element.getAttributes().item(i).getNodeName());
        }
        paths(element, here, found);
      }
    }
  }

  @Test
  void theRecordsHoldNothingButFieldsOfTheCatalogue() throws IOException {
    Set<String> fields =
        Fields.all().stream().map(Field::path).collect(Collectors.toCollection(HashSet::new));
    Set<String> found = new TreeSet<>();
    for (Path file : files()) {
      byte[] xml = Files.readAllBytes(file);
      names(JSON.readTree(LegacyXml.json(xml, 0, xml.length)), "", found);
    }
    assertThat(fields).containsAll(found);
    assertThat(found).hasSizeGreaterThan(200);
  }

  private static void names(JsonNode node, String path, Set<String> found) {
    if (node.isArray()) {
      node.forEach(element -> names(element, path, found));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String here = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      found.add(here);
      names(member.getValue(), here, found);
    }
  }

  @Test
  void everyRelationHasAsManyRowsAsTheXmlHasElements() throws IOException {
    List<Path> files = files();
    Flattened all = flatten(Plan.of(Relations.ALL), files);
    assertThat(all.rejects).isEmpty();
    List<Document> documents = files.stream().map(LegacyXmlTest::document).toList();
    String results = "//clinical_results";
    Map<Relation, String> elements =
        Map.ofEntries(
            Map.entry(Relations.STUDIES, "/clinical_study"),
            Map.entry(Relations.CONDITIONS, "/clinical_study/condition"),
            Map.entry(Relations.KEYWORDS, "/clinical_study/keyword"),
            Map.entry(Relations.SPONSORS, "//sponsors/*"),
            Map.entry(Relations.ARM_GROUPS, "/clinical_study/arm_group"),
            Map.entry(Relations.INTERVENTIONS, "/clinical_study/intervention"),
            Map.entry(
                Relations.PLANNED_OUTCOMES,
                "/clinical_study/*[self::primary_outcome or self::secondary_outcome or"
                    + " self::other_outcome]"),
            Map.entry(Relations.LOCATIONS, "/clinical_study/location"),
            Map.entry(
                Relations.LOCATION_CONTACTS,
                "//location/*[self::contact or self::contact_backup or self::investigator]"),
            Map.entry(Relations.OVERALL_OFFICIALS, "//overall_official"),
            Map.entry(Relations.REFERENCES, "//reference|//results_reference"),
            Map.entry(Relations.SEE_ALSO_LINKS, "/clinical_study/link"),
            Map.entry(Relations.REMOVED_COUNTRIES, "//removed_countries/country"),
            Map.entry(Relations.RESULTS_FLOW_PERIODS, results + "//period"),
            Map.entry(Relations.RESULTS_FLOW_MILESTONES, results + "//milestone//participants"),
            Map.entry(Relations.RESULTS_BASELINE_MEASUREMENTS, results + "/baseline//measurement"),
            Map.entry(Relations.RESULTS_OUTCOME_MEASURES, results + "//outcome"),
            Map.entry(
                Relations.RESULTS_OUTCOME_MEASUREMENTS, results + "/outcome_list//measurement"),
            Map.entry(Relations.RESULTS_OUTCOME_ANALYSES, results + "//analysis"),
            Map.entry(
                Relations.RESULTS_ADVERSE_EVENTS,
                results + "//category[title != 'Total']//event/counts"));
    elements.forEach(
        (relation, expression) ->
            assertThat(all.rows(relation))
                .as(relation.name())
                .hasSize(count(documents, expression)));
  }

  @Test
  void valuesAreThoseOfTodaysRecords() throws IOException {
    Flattened study = flattened(Relations.STUDIES, STUDY);
    assertThat(study.rejects).isEmpty();
    assertThat(study.column("nctId")).containsExactly("NCT00000001");
    assertThat(study.column("overallStatus")).containsExactly("ACTIVE_NOT_RECRUITING");
    assertThat(study.column("phases")).containsExactly(List.of("PHASE1", "PHASE2"));
    assertThat(study.column("startDate").get(0)).hasToString("2008-06-01");
    assertThat(study.column("startDatePrecision")).containsExactly("MONTH");
    assertThat(study.column("completionDate").get(0)).hasToString("2010-01-05");
    assertThat(study.column("enrollmentCount")).containsExactly(63L);
    assertThat(study.column("leadSponsorClass")).containsExactly("FED");
    assertThat(flattened(Relations.DESIGNS, STUDY).column("designMasking"))
        .containsExactly("DOUBLE");
    assertThat(flattened(Relations.ELIGIBILITY, STUDY).column("eligibilityCriteria"))
        .containsExactly("Inclusion Criteria:\n\n* Adults who can walk\n* No other illness");
    assertThat(flattened(Relations.ARM_GROUP_INTERVENTIONS, STUDY).column("interventionName"))
        .containsExactly("Water");
  }

  @Test
  void archivesAndFoldersOfItAreReadToo() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("xml"));
    Files.writeString(folder.resolve("a.xml"), STUDY);
    Path zip = temporary.resolve("all.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("NCT0000xxxx/NCT00000001.xml"));
      out.write(("\uFEFF<?xml version=\"1.0\"?>\n" + STUDY).getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    assertThat(flatten(Plan.of(Relations.STUDIES), List.of(folder, zip)).column("nctId"))
        .containsExactly("NCT00000001", "NCT00000001");
  }

  @Test
  void whatCannotBeReadIsARejectThatSaysWhy() throws IOException {
    List<String> reasons = new ArrayList<>();
    for (String xml :
        List.of(
            STUDY.replace("</phase>", "</stage>"),
            "<?xml version=\"1.0\"?><html/>",
            "<?xml version=\"1.0\"?><!DOCTYPE clinical_study [<!ENTITY x SYSTEM"
                + " \"file:///etc/passwd\">]>"
                + STUDY.replace("A trial", "&x;"))) {
      Flattened study = flattened(Relations.STUDIES, xml);
      assertThat(study.batches).isEmpty();
      reasons.add(study.rejects.get(0).reason());
    }
    assertThat(reasons.get(0)).startsWith("its XML breaks in line 9, column");
    assertThat(reasons.get(1)).isEqualTo("expected XML of a clinical_study, found html");
    assertThat(reasons.get(2)).startsWith("its XML breaks in line 1").contains("DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"February 30, 2019", "February 29, 2019", "June 31, 2019", "soon", "2019-02-30"})
  void aDayThatNoCalendarHasIsMissingAndListedAndTheStudyStays(String day) throws IOException {
    Flattened study =
        flattened(
            Relations.STUDIES.select("nctId", "startDate", "startDatePrecision", "completionDate"),
            STUDY.replace("June 2008", day));
    assertThat(study.rejects).isEmpty();
    assertThat(study.rows(study.batches.get(0).relation()))
        .containsExactly(Arrays.asList("NCT00000001", null, null, LocalDate.of(2010, 1, 5)));
    assertThat(study.accounting.valueRejects().first())
        .containsExactly(
            new ValueReject(
                study.accounting.valueRejects().first().get(0).input(),
                "NCT00000001",
                "protocolSection.statusModule.startDateStruct.date",
                "\"" + day + "\"",
                "expected a date"));
  }

  @Test
  void aLeapDayIsADay() throws IOException {
    Flattened study = flattened(Relations.STUDIES, STUDY.replace("June 2008", "February 29, 2020"));
    assertThat(study.column("startDate")).containsExactly(LocalDate.of(2020, 2, 29));
  }

  @Test
  void whatIsNoNumberOrNoValueOfItsListCostsItsCellAndNotTheStudy() throws IOException {
    Flattened study =
        flattened(
            Relations.STUDIES,
            STUDY
                .replace(">63<", ">about sixty<")
                .replace("Active, not recruiting", "Dreaming")
                .replace("Double (Participant", "Twice (Participant"));
    assertThat(study.rejects).isEmpty();
    assertThat(study.column("enrollmentCount")).containsOnlyNulls();
    assertThat(study.column("overallStatus")).as("as in JSON").containsExactly("Dreaming");
    assertThat(study.column("designMasking")).containsExactly("Twice (Participant, Investigator)");
    assertThat(study.unread())
        .containsExactly(
            "protocolSection.designModule.enrollmentInfo.count: \"about sixty\""
                + " (expected a whole number of 64 bits)");
  }

  private static final String STUDY =
      """
      <clinical_study rank="1">
        <id_info><org_study_id>A-1</org_study_id><nct_id>NCT00000001</nct_id></id_info>
        <brief_title>A trial</brief_title>
        <sponsors><lead_sponsor><agency>Some Agency</agency><agency_class>U.S. Fed</agency_class></lead_sponsor></sponsors>
        <overall_status>Active, not recruiting</overall_status>
        <start_date>June 2008</start_date>
        <completion_date type="Actual">January 5, 2010</completion_date>
        <study_type>Interventional</study_type>
        <phase>Phase 1/Phase 2</phase>
        <study_design_info><masking>Double (Participant, Investigator)</masking></study_design_info>
        <enrollment type="Anticipated">63</enrollment>
        <arm_group><arm_group_label>One</arm_group_label><arm_group_type>Experimental</arm_group_type></arm_group>
        <intervention><intervention_type>Drug</intervention_type><intervention_name>Water</intervention_name><arm_group_label>One</arm_group_label></intervention>
        <eligibility><criteria><textblock>
            Inclusion Criteria:

              -  Adults who can
                 walk

              -  No other illness
        </textblock></criteria><gender>Both</gender><minimum_age>18 Years</minimum_age><maximum_age>N/A</maximum_age></eligibility>
      </clinical_study>
      """;
}
