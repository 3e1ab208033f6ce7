package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/** A line magic as a lambda. */
@FunctionalInterface
public interface LineMagicFunction<T> {

  /** Does its work with the words behind its name. */
  T execute(List<String> arguments) throws Exception;
}
