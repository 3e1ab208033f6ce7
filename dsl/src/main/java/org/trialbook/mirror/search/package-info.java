/** The index of a mirror: studies taken apart, questions turned into queries of it, and hits. */
package org.trialbook.mirror.search;
