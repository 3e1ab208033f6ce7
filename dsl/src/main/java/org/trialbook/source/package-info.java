/**
 * Where studies come from: a registry, files, or a snapshot, each as chunks on their way; and whom
 * a question asks by default.
 */
@Internal
package org.trialbook.source;

import org.trialbook.Internal;
