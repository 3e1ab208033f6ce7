/**
 * Charts of tables.
 *
 * <p>Start at {@link org.trialbook.chart.Chart}. {@code ChartData} is what a chart shows, read from
 * the table once, and {@code ChartLook} how it is dressed; {@code Views} and {@code VegaLiteSpec}
 * say both in Vega-Lite, {@code Vega} draws that, {@code TextChart} writes it. A new kind of chart
 * is a constant of {@code ChartKind} and its view.
 */
package org.trialbook.chart;
