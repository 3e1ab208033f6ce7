/**
 * Rows to frames: a Tablesaw table for a cell, a file for everything else.
 *
 * <p>{@link org.trialbook.frame.Frame} is the table, {@link org.trialbook.frame.TableDisplay} shows
 * it or any other Tablesaw table, {@link org.trialbook.frame.FileFormat} opens a {@link
 * org.trialbook.frame.BatchWriter} for Arrow, Parquet, CSV or a DuckDB database, and {@link
 * org.trialbook.frame.Provenance} goes with all of them. Table and files are views of the same
 * batches; no file is made from a table, which would lose lists and empty text.
 */
package org.trialbook.frame;
