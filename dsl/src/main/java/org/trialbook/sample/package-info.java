/**
 * The built-in synthetic corpus.
 *
 * <p>Start at {@link org.trialbook.sample.Sample}. {@code MadeUpStudy} draws what one study is,
 * {@code StudyJson} writes it. Each module of the record has a class of its name, which draws what
 * only that module says; modules know the study, which knows none of them. Words and shares are
 * text files beside the classes: areas, phrases, organisations, places, distributions, MeSH
 * headings, adverse events.
 *
 * <p>Every made-up number of this package comes from {@code Dice}; nothing else decides by chance,
 * by the time or by the machine.
 */
package org.trialbook.sample;
