/**
 * Papers that name the studies they are of: PubMed's own link, read from files that the user has.
 */
package org.trialbook.pubmed;
