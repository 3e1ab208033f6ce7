/** What the editor asks about code: its completion, its inspection, and whether it is complete. */
package org.trialbook.kernel.assist;
