/**
 * Names of IJava's own that its public notebooks use, so that they run here unchanged: renderers
 * and magics that are registered by hand, and the kernel as an object.
 *
 * <p>What has another answer in this kernel is left out: its messages, its channels, its parser.
 */
package io.github.spencerpark.ijava;
