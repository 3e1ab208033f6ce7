/**
 * A polite client of ClinicalTrials.gov's API v2, or of anything that speaks it: what can be asked
 * of a registry, and what it answers.
 *
 * <p>{@link org.trialbook.registry.Registry} is the value to start from. It answers small questions
 * at once, long ones as {@link org.trialbook.registry.Pages}, which bring one {@link
 * org.trialbook.registry.page.Page} at a time, and very long ones as a {@link
 * org.trialbook.registry.Crawl} into a folder, which survives whatever stops it. {@link
 * org.trialbook.progress.Progress} hears how they get on. Bodies stay the bytes that came.
 *
 * <p>Its rooms, each of which knows only those behind it: {@code crawl} brings all pages of a
 * question into a folder, {@code page} walks from page to page, {@code wire} makes one request.
 */
package org.trialbook.registry;
