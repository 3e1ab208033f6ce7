package org.trialbook.mirror;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.stats.StatsAnswers;

/**
 * A corpus that is indexed, and those who answer with it.
 *
 * @param entityTag of every answer, as HTTP has it: another one for other studies
 */
record SearchedCorpus(
    StudyIndex index, StudyAnswers studies, StatsAnswers stats, String entityTag) {

  static SearchedCorpus of(StudyIndex index, LocalDateTime dataTimestamp, ClientLimits limits) {
    StudyAnswers studies = new StudyAnswers(index, dataTimestamp.toLocalDate(), limits.search());
    String entityTag =
        String.format(
            Locale.ROOT,
            "\"%08x/2.0.5/%s\"",
            index.checksum(),
            Long.toString(dataTimestamp.toEpochSecond(ZoneOffset.UTC), 36));
    return new SearchedCorpus(
        index, studies, new StatsAnswers(studies.corpus(), limits.patience()), entityTag);
  }
}
