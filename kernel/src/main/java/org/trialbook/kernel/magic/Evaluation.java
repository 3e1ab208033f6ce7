package org.trialbook.kernel.magic;

import java.time.Duration;

/**
 * What code came to.
 *
 * @param hasValue whether its last expression has a value that a cell would show
 * @param value that value, which may be null
 * @param running how long the code ran, without its compilation
 */
public record Evaluation(boolean hasValue, Object value, Duration running) {}
