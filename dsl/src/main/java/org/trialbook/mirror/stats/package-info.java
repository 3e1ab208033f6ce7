/** What a mirror says of its studies as a whole: sizes, values of fields, and its catalogue. */
package org.trialbook.mirror.stats;
