/**
 * Tablesaw's tables with what is missing counted apart, and steps that give tables of the same
 * kind.
 */
@Internal
package org.trialbook.frame.table;

import org.trialbook.Internal;
