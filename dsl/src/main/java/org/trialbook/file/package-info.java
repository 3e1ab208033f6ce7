/**
 * Files and folders as whole things: there whole or not at all, deleted with all that is in them,
 * and placed where the user's system wants them. It uses nothing of the project but its exception.
 */
@Internal
package org.trialbook.file;

import org.trialbook.Internal;
