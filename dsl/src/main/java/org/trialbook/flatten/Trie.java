package org.trialbook.flatten;

import java.util.List;

/**
 * What a pass reads from each study, and how many registers that takes.
 *
 * @param root what is wanted of the study itself
 * @param nodes how many nodes there are below it, itself included
 * @param values registers of single values
 * @param lists registers of lists
 * @param counters counters of elements
 * @param constants the texts that sources give to their rows, in UTF-8
 */
record Trie(Node root, int nodes, int values, int lists, int counters, List<byte[]> constants) {

  Trie {
    constants = List.copyOf(constants);
  }
}
