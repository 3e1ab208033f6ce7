/**
 * The wire: a polite client of ClinicalTrials.gov's API v2, or of anything that speaks it.
 *
 * <p>{@link org.trialbook.registry.Registry} is the value to start from. It answers small questions
 * at once, long ones as {@link org.trialbook.registry.Pages}, which bring one {@link
 * org.trialbook.registry.Page} at a time, and very long ones as a {@link
 * org.trialbook.registry.Crawl} into a folder, which survives whatever stops it. {@link
 * org.trialbook.progress.Progress} hears how they get on. Bodies stay the bytes that came; this
 * package only finds where each study begins and ends in them.
 *
 * <p>Inside, {@code Walk} knows the way from page to page, and {@code Wire} makes one request:
 * {@code Retry} decides whether to ask again, {@code Reply} judges what came, and a chain of {@code
 * Transport}s brings it. {@code Recorder} writes it down, {@code Cached} may have it on disk,
 * {@code Paced} waits for its turn, and {@code Network} is the only one that knows OkHttp; a {@code
 * Recording} can stand in its place.
 */
package org.trialbook.registry;
