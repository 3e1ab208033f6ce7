/** Tablesaw's tables with what is missing counted apart, and last in every order. */
@Internal
package org.trialbook.frame.table;

import org.trialbook.Internal;
