/** IJava's displays, as its notebooks and libraries make them. */
package io.github.spencerpark.jupyter.kernel.display;
