/**
 * Who may take part: the criteria of a study's text as rows, and what can safely be read from them.
 */
package org.trialbook.eligibility;
