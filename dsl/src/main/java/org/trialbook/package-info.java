/**
 * The front door: questions, their rows, and what everything below reports and shows itself with.
 */
package org.trialbook;
