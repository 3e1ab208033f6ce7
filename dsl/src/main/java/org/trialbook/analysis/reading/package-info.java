/**
 * Rows of relations as analyses read them: lines, and what their columns say of phases, statuses,
 * groups, MeSH terms and the duty to report.
 */
@Internal
package org.trialbook.analysis.reading;

import org.trialbook.Internal;
