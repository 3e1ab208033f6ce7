package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/** A cell magic as a lambda. */
@FunctionalInterface
public interface CellMagicFunction<T> {

  /** Does its work with the words behind its name and the rest of the cell. */
  T execute(List<String> arguments, String body) throws Exception;
}
