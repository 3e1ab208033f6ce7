/**
 * Telling people what changed.
 *
 * <p>A {@link org.trialbook.alert.WatchList} says which studies and which changes matter to whom;
 * each change that does becomes an {@link org.trialbook.alert.Alert} in the {@link
 * org.trialbook.alert.Outbox} of the list, from where {@link org.trialbook.alert.Delivery} brings
 * it to every {@link org.trialbook.alert.Outlet}: at least once, whatever stops or fails.
 */
package org.trialbook.alert;
