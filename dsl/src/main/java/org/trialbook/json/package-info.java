/**
 * The bytes of JSON, and the dates and numbers in them, read where they lie: no tree, no string
 * that is not wanted.
 */
@Internal
package org.trialbook.json;

import org.trialbook.Internal;
