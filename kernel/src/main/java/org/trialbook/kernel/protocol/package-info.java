/** Jupyter's messages and the sockets that carry them, signed and each read once. */
package org.trialbook.kernel.protocol;
