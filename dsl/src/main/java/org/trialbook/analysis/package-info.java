/**
 * Questions about a pipeline, each answered by one line: a table, a chart, and what the numbers
 * mean.
 *
 * <p>Every analysis says its definition, its population, what it left out and the day it is about.
 * It stands on tables of the relations alone: of a search, of files, or made by hand.
 */
package org.trialbook.analysis;
