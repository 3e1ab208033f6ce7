/**
 * What studies are kept in, taken apart into records: files, folders, archives, compressed streams
 * and the registry's old XML.
 *
 * <p>{@link org.trialbook.corpus.StudyFiles} opens any of them; an {@code open} file gives {@link
 * org.trialbook.corpus.Chunks}, which other threads take apart, and each record goes to a {@link
 * org.trialbook.corpus.StudySink}. Limits of size and of unpacking are in {@code ReadLimits}.
 */
package org.trialbook.corpus;
