/** How Jupyter comes to know the kernel, and what is kept of a rehearsal to start from. */
package org.trialbook.kernel.install;
