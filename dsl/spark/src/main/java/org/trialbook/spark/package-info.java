/**
 * Relations as DataFrames of Apache Spark: {@code spark.read().format("trialbook")}.
 *
 * <p>{@code TrialbookSource} is what Spark finds by that name. {@code RelationScanBuilder} takes
 * what Spark hands down (columns, filters, a limit), {@code RelationScan} cuts the input into
 * parts, and a {@code PartReader} in an executor flattens one of them: its cells are Spark's
 * columns without a copy.
 */
package org.trialbook.spark;
