package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.LOCATIONS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** In which countries studies have their sites. */
record Geography() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "geography",
          "In which countries do the studies run?",
          "Studies with a site in the country, each once, and their sites; recruitingSites are"
              + " those whose own status is recruiting.",
          "Interventional studies with a site; the percentages are of these studies and add up to"
              + " more than 100.",
          "Sites say nothing of how many participants a country enrols.",
          "Countries whose sites were all removed do not count. Many old and closed studies list no"
              + " site.",
          "The status of a site is missing in most closed studies.");

  private static final int SHOWN = 25;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(), LOCATIONS.select(NCT_ID, LOCATION_COUNTRY, "locationStatus"));
  }

  @Override
  public Finding find(Material material) {
    Tally<String> anywhere = new Tally<>();
    material.lines(LOCATIONS).forEach(site -> anywhere.add(site.nctId(), site.nctId()));
    Population population =
        material.population().without("without a site", study -> anywhere.of(study.nctId()) == 0);
    Tally<String> studies = new Tally<>();
    Map<String, Long> sites = new HashMap<>();
    Map<String, Long> recruiting = new HashMap<>();
    population
        .of(material.lines(LOCATIONS))
        .forEach(
            site -> {
              String country =
                  site.isMissing(LOCATION_COUNTRY) ? Groups.MISSING : site.text(LOCATION_COUNTRY);
              studies.add(country, site.nctId());
              sites.merge(country, 1L, Long::sum);
              if ("RECRUITING".equals(site.text("locationStatus"))) {
                recruiting.merge(country, 1L, Long::sum);
              }
            });
    Result result =
        new Result(DEFINITION.name())
            .text("country")
            .count("studies", "sites", "recruitingSites")
            .number("percent");
    for (String country : studies.largestFirst()) {
      result.counted(
          studies.members(country),
          country,
          studies.of(country),
          sites.get(country),
          recruiting.getOrDefault(country, 0L),
          Share.percent(studies.of(country), population.size()));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawnFirst(SHOWN, table -> Chart.horizontalBar(table, "country", "studies"));
  }
}
