package org.trialbook.alert;

import org.trialbook.change.Change;

/**
 * A change that someone wants to be told of.
 *
 * @param key the same for the same change in the same watch list: who gets it twice knows it by
 *     this
 * @param change what happened
 */
public record Alert(String key, Change change) {}
