/**
 * AACT's files: the tables that it publishes as pipe-delimited text, written from our relations and
 * read back as its tables or ours.
 */
package org.trialbook.aact;
