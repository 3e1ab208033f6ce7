package org.trialbook.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the table of studies is searched by. */
final class PostgresIndexes {

  private static final Map<String, String> BY_NAME =
      new TreeMap<>(
          Map.of(
              "study_eligibility", "gin (eligibility)",
              "study_condition_mesh", "gin (condition_mesh)",
              "study_intervention_mesh", "gin (intervention_mesh)",
              "study_overall_status", "(overall_status)",
              "study_start_date", "(start_date)",
              "study_primary_completion_date", "(primary_completion_date)",
              "study_last_update_post_date", "(last_update_post_date)"));

  static final List<String> CREATE =
      BY_NAME.entrySet().stream()
          .map(
              index ->
                  "create index if not exists %s on study %s"
                      .formatted(
                          index.getKey(),
                          index.getValue().startsWith("gin")
                              ? "using " + index.getValue()
                              : index.getValue()))
          .toList();

  static final List<String> DROP =
      BY_NAME.keySet().stream().map(name -> "drop index if exists " + name).toList();

  private PostgresIndexes() {}
}
