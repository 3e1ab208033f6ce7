/** The notebook that a cell works in: execution, displays, comms, history and magic calls. */
package org.trialbook.kernel.notebook;
