/** What lines that begin with a percent sign do, and how libraries add their own. */
package org.trialbook.kernel.magic;
