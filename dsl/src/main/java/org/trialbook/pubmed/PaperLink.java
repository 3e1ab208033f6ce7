package org.trialbook.pubmed;

import java.time.LocalDate;

/**
 * A paper, and a study that it names.
 *
 * @param pmid PubMed's number of the paper
 * @param nctId the study, in the registry's spelling
 * @param published the day that it came out, online where that is told; the first day of a month or
 *     year where no more is; null where nothing is told
 * @param precision DAY, MONTH or YEAR: how much of the day is told; null where nothing is
 * @param title of the paper, without markup; null where it has none
 * @param source the file that it is from
 */
public record PaperLink(
    String pmid,
    String nctId,
    LocalDate published,
    String precision,
    String title,
    String source) {}
