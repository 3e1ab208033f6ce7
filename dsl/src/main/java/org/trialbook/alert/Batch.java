package org.trialbook.alert;

import java.util.List;

/**
 * Alerts that go to one outlet together.
 *
 * @param id the same whenever it is tried again
 * @param outlet the name of the outlet
 */
record Batch(String id, String outlet, List<Alert> alerts) {}
