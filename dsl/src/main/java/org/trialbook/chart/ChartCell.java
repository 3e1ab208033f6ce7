package org.trialbook.chart;

/** One number of a chart with where it stands; series is null if there is one series. */
record ChartCell(Object key, Object series, double value) {}
