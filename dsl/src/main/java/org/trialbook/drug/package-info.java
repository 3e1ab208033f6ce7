/**
 * Drugs under one name: which spellings, brands and numbers mean one drug, by what records say.
 *
 * <p>Likeness decides nothing: a MeSH term, another name in a record, or a decision of the user's
 * does, and each name has its source.
 */
package org.trialbook.drug;
