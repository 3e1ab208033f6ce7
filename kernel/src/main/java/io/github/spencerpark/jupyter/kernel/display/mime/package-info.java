/** The MIME types that IJava's displays name. */
package io.github.spencerpark.jupyter.kernel.display.mime;
