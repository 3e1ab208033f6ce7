/** IJava's magics as its libraries declare and register them. */
package io.github.spencerpark.jupyter.kernel.magic.registry;
