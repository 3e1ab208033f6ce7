/**
 * Charts of tables.
 *
 * <p>Start at {@link org.trialbook.chart.Chart}. {@code ChartData} is what a chart shows, read from
 * the table once; {@code VegaLiteSpec} and {@code Encodings} say it in Vega-Lite, {@code Picture},
 * {@code Plots} and {@code PlotStyle} draw it, {@code TextChart} writes it. A new kind of chart is
 * a constant of {@code ChartKind}, its encoding and its plot.
 */
package org.trialbook.chart;
