package org.trialbook.flatten;

import java.util.Optional;

/**
 * A record that could not be read. It has no rows in any relation.
 *
 * @param input where it stands: the file, or the file in an archive; empty if nobody said
 * @param nctId the study, if the record says so before it breaks
 * @param position the byte of the input at which the record begins
 * @param reason what was expected and what was found, and at which byte of the record
 */
public record Reject(String input, Optional<String> nctId, long position, String reason) {}
