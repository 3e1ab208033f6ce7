/** The index of a mirror: studies taken apart, questions turned into queries of it, and hits. */
@Internal
package org.trialbook.mirror.search;

import org.trialbook.Internal;
