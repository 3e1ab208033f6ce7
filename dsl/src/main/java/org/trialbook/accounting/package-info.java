/** What was read, rejected and left out of an input: together, all that was there. */
package org.trialbook.accounting;
