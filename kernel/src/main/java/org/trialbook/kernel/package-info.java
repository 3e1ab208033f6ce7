/**
 * The Jupyter kernel as a whole: its start, the requests it answers, and what cells call by name.
 */
package org.trialbook.kernel;
