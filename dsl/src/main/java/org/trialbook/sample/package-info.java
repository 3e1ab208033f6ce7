/**
 * The built-in synthetic corpus.
 *
 * <p>Start at {@link org.trialbook.sample.Sample}. {@code Study} draws what one study is, {@code
 * StudyJson} writes it, and each module of the record has a class of its own that draws what only
 * it says. Words and shares are text files beside the classes: areas, phrases, organisations,
 * places, distributions, MeSH headings, adverse events.
 *
 * <p>Every made-up number of this package comes from {@code Dice}; nothing else decides by chance,
 * by the time or by the machine.
 */
package org.trialbook.sample;
