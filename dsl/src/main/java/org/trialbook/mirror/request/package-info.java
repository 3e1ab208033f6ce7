/**
 * A request as it comes to a mirror, read and checked, and what is said to a client that is wrong.
 */
@Internal
package org.trialbook.mirror.request;

import org.trialbook.Internal;
