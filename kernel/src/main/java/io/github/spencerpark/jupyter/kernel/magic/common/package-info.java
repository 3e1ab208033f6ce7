/** IJava's own magics, as far as notebooks call them as methods. */
package io.github.spencerpark.jupyter.kernel.magic.common;
