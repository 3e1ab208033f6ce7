/**
 * The wire: a polite client of ClinicalTrials.gov's API v2, or of anything that speaks it.
 *
 * <p>{@link org.trialbook.registry.Registry} is the value to start from. It answers small questions
 * at once and long ones as {@link org.trialbook.registry.Pages}, which bring one {@link
 * org.trialbook.registry.Page} at a time. Bodies stay the bytes that came; this package only finds
 * where each study begins and ends in them.
 *
 * <p>Inside, one request goes through four hands: {@code Pacer} says when it may leave, {@code
 * Transport} moves it, {@code Reply} judges what came, and {@code Retry} decides whether to ask
 * again.
 */
package org.trialbook.registry;
