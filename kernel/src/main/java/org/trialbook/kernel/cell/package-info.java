/** A cell while it runs: what it prints and reads, and which threads are its own. */
package org.trialbook.kernel.cell;
