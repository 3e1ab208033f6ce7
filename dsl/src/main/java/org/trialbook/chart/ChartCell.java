package org.trialbook.chart;

/**
 * One number of a chart with where it stands.
 *
 * @param series null if there is one series
 * @param low the lower end of its interval; null where there is none
 * @param high the upper end, or the end of a step; null where there is none
 */
record ChartCell(Object key, Object series, double value, Double low, Double high) {}
