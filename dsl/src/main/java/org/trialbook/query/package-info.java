/**
 * What is asked, as values that send nothing: filters, sorts, and the Essie language they become.
 */
package org.trialbook.query;
