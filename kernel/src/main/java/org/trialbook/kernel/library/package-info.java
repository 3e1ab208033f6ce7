/** Jars for cells: what is on their class path, and where it comes from. */
package org.trialbook.kernel.library;
