/** The commands behind the launcher: what they take, do, print and end with. */
@Internal
package org.trialbook.cli;

import org.trialbook.Internal;
