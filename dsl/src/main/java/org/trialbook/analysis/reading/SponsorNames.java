package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.organisation.Organisations;

/** Who sponsors each study, under the name of the group that owns the organisation. */
public final class SponsorNames {

  private final Organisations organisations;
  private final LocalDate day;
  private final Map<String, String> groups = new HashMap<>();

  /** Groups as they were on this day. */
  public SponsorNames(Organisations organisations, LocalDate day) {
    this.organisations = organisations;
    this.day = day;
  }

  public String group(String name) {
    return groups.computeIfAbsent(name, each -> organisations.resolve(each, day).group());
  }

  /** The groups of each study that sponsor it in this role; null for any role. */
  public Map<String, Set<String>> byStudy(Stream<Line> lines, String role) {
    Map<String, Set<String>> sponsors = new HashMap<>();
    lines
        .filter(line -> !line.isMissing(SPONSOR_NAME))
        .filter(line -> role == null || role.equals(line.text(SPONSOR_ROLE)))
        .forEach(
            line ->
                sponsors
                    .computeIfAbsent(line.nctId(), any -> new LinkedHashSet<>())
                    .add(group(line.text(SPONSOR_NAME))));
    return sponsors;
  }
}
