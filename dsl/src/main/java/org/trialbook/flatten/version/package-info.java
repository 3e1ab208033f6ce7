/** Versions of one study: which is the newest, of which day it is, and what is left out for it. */
@Internal
package org.trialbook.flatten.version;

import org.trialbook.Internal;
