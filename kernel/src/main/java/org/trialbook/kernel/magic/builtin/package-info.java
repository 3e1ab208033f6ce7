/** The magics that come with the kernel, and what only they need. */
package org.trialbook.kernel.magic.builtin;
