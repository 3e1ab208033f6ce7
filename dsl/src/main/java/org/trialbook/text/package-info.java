/**
 * Words that every package needs: nearest names, text cut to what people read, texts that come with
 * the classes, and digests. It uses nothing of the project but its exception.
 */
@Internal
package org.trialbook.text;

import org.trialbook.Internal;
