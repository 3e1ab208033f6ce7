/** Numbers about many: shares with their intervals, and quantiles. */
@Internal
package org.trialbook.analysis.statistic;

import org.trialbook.Internal;
