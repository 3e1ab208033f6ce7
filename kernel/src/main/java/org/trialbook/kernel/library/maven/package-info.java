/** Maven's own resolver, in a class loader apart from that of cells. */
package org.trialbook.kernel.library.maven;
