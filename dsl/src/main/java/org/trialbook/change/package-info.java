/**
 * What is different about studies between two versions of them: typed events, and how to find them.
 */
package org.trialbook.change;
