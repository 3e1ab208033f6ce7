/** The commands behind the launcher: what they take, do, print and end with. */
package org.trialbook.cli;
