/** How long work gets on: what counts it, what is told, and who hears of it to show it. */
package org.trialbook.progress;
