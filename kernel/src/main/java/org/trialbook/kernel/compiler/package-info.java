/** The class path as the compiler of cells sees it, opened only where a name is asked for. */
package org.trialbook.kernel.compiler;
