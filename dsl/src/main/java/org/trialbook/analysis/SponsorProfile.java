package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.MESH_TERMS;
import static org.trialbook.flatten.Relations.SPONSORS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.analysis.reading.Reporting;
import org.trialbook.analysis.reading.SponsorNames;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** What one organisation does. */
record SponsorProfile(String organisation) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "sponsorProfile",
          "What does this sponsor do?",
          "Studies of the organisation by section: its role, the names that were rolled up to it,"
              + " and, for those it leads, status, phase, therapeutic area (the headings at the top"
              + " of MeSH's trees of diseases and mental disorders, among the conditions' terms and"
              + " what lies above them; \"(missing)\" has none), country, whether it ended early"
              + " and whether results were due. The percentages are of the studies that it leads,"
              + " those of role and name of all its studies.",
          "Interventional studies that name the organisation, or one that it owns on the day of the"
              + " data, as lead sponsor or collaborator.",
          "Look at the section \"name\" first: it says which names were put together. A name that"
              + " is not on the list stands for itself alone.",
          "A study has several areas and countries, so that these sections add up to more than 100"
              + " percent.");

  private static final String ROLE = "role";
  private static final String PHASE = "phase";

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(
            Stream.concat(Stream.of(Reporting.columns()), Stream.of(PHASE)).toArray(String[]::new)),
        SPONSORS.select(NCT_ID, SPONSOR_ROLE, SPONSOR_NAME),
        INTERVENTIONS.select(NCT_ID, INTERVENTION_TYPE),
        LOCATIONS.select(NCT_ID, LOCATION_COUNTRY),
        MESH_TERMS.select(NCT_ID, MESH_OF, MESH_TERM));
  }

  @Override
  public Finding find(Material material) {
    SponsorNames names = new SponsorNames(material.choices().organisations(), material.asOf());
    String group = names.group(organisation);
    Set<String> lead = studies(material, names, group, "LEAD");
    Set<String> any = studies(material, names, group, null);
    Population population =
        material.population().without("of other sponsors", study -> !any.contains(study.nctId()));
    Map<String, Tally<String>> sections = new TreeMap<>();
    population
        .of(material.lines(SPONSORS))
        .filter(line -> !line.isMissing(SPONSOR_NAME))
        .filter(line -> names.group(line.text(SPONSOR_NAME)).equals(group))
        .forEach(
            line -> {
              section(sections, ROLE).add(line.text(SPONSOR_ROLE), line.nctId());
              section(sections, "name").add(line.text(SPONSOR_NAME), line.nctId());
            });
    Population led =
        population.without("that it does not lead", study -> !lead.contains(study.nctId()));
    describe(material, led, sections);
    Result result =
        new Result(DEFINITION.name()).text("section", "item").count("studies").number("percent");
    sections.forEach(
        (section, tally) -> {
          boolean ofAll = section.equals(ROLE) || section.equals("name");
          int whole = ofAll ? population.size() : led.size();
          for (String item : tally.largestFirst()) {
            result.counted(
                tally.members(item),
                section,
                item,
                tally.of(item),
                Share.percent(tally.of(item), whole));
          }
        });
    return Finding.of(DEFINITION, material, population, result)
        .drawn(SponsorProfile::phases)
        .note("Organisation: " + group)
        .note("the chart shows the section " + PHASE);
  }

  private static void describe(
      Material material, Population led, Map<String, Tally<String>> sections) {
    Map<String, Reporting> reporting = ResultsCompliance.reporting(material);
    led.stream()
        .forEach(
            study -> {
              String id = study.nctId();
              String status = study.text(OVERALL_STATUS);
              section(sections, "status").add(Statuses.group(status), id);
              section(sections, PHASE)
                  .add(study.isMissing(PHASE) ? Groups.MISSING : study.text(PHASE), id);
              if (Statuses.isStopped(study)) {
                section(sections, "ended").add("stopped early", id);
              } else if ("COMPLETED".equals(status)) {
                section(sections, "ended").add("completed", id);
              }
              if (reporting.containsKey(id)) {
                section(sections, "results").add(reporting.get(id).state(material.asOf()), id);
              }
            });
    led.of(material.lines(LOCATIONS))
        .filter(line -> !line.isMissing(LOCATION_COUNTRY))
        .forEach(
            line -> section(sections, "country").add(line.text(LOCATION_COUNTRY), line.nctId()));
    Tally<String> areas = MeshTerms.areas(material.lines(MESH_TERMS));
    led.stream()
        .map(Line::nctId)
        .forEach(
            id -> {
              Set<String> its = areas.members(id);
              (its.isEmpty() ? Set.of(Groups.MISSING) : its)
                  .forEach(area -> section(sections, "area").add(area, id));
            });
  }

  private static Tally<String> section(Map<String, Tally<String>> sections, String name) {
    return sections.computeIfAbsent(name, any -> new Tally<>());
  }

  private static Set<String> studies(
      Material material, SponsorNames names, String group, String role) {
    Map<String, Set<String>> sponsors = names.byStudy(material.lines(SPONSORS), role);
    sponsors.values().removeIf(groups -> !groups.contains(group));
    return sponsors.keySet();
  }

  private static Chart phases(Table table) {
    int[] rows =
        IntStream.range(0, table.rowCount())
            .filter(row -> table.getString(row, "section").equals(PHASE))
            .toArray();
    Table phases = table.where(Selection.with(rows));
    phases.column("item").setName(PHASE);
    return Chart.bar(phases, PHASE, "studies");
  }
}
