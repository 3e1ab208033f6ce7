/** Java in cells: snippets evaluated by JShell, variables kept, errors told in cells and lines. */
package org.trialbook.kernel.java;
