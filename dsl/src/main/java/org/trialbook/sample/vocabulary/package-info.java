/**
 * The words, places, organisations and diseases that made-up studies are drawn from, and the dice
 * that draw.
 *
 * <p>Words and shares are text files beside the classes: areas, phrases, organisations, places,
 * distributions, MeSH headings, adverse events. Every made-up number comes from {@code Dice};
 * nothing else decides by chance, by the time or by the machine.
 */
@Internal
package org.trialbook.sample.vocabulary;

import org.trialbook.Internal;
