/** What a mirror says of its studies as a whole: sizes, values of fields, and its catalogue. */
@Internal
package org.trialbook.mirror.stats;

import org.trialbook.Internal;
