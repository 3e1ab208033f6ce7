/**
 * How long work gets on: what counts it, what is told, who hears of it to show it, and the thread
 * that it can be stopped on.
 */
package org.trialbook.progress;
