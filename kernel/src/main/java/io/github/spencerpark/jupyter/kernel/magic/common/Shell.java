package io.github.spencerpark.jupyter.kernel.magic.common;

/**
 * The magic {@code %sh}, which notebooks for IJava register before they use it. Here it is always
 * there, so there is nothing in this class to be registered.
 */
public final class Shell {

  private Shell() {}
}
