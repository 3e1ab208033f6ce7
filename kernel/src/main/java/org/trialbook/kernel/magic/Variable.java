package org.trialbook.kernel.magic;

/**
 * A variable of the notebook.
 *
 * @param type as its declaration has it; for {@code var} what the compiler makes of it
 * @param value what is in it now; null also where it has no value yet
 */
public record Variable(String type, String name, Object value) {}
