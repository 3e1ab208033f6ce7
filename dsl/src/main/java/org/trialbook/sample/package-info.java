/**
 * The built-in synthetic corpus.
 *
 * <p>Start at {@link org.trialbook.sample.Sample}. {@code MadeUpStudy} draws what one study is,
 * {@code StudyJson} writes it. Each module of the record has a class of its name, which draws what
 * only that module says; modules know the study, which knows none of them. What they draw from is
 * in {@code vocabulary}.
 */
package org.trialbook.sample;
