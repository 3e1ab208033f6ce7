package org.trialbook.analysis;

import java.util.List;
import org.trialbook.flatten.Relation;

/** A question with all its choices made. */
interface Analysis {

  Definition definition();

  /** The relations it reads, with just the columns that it needs. */
  List<Relation> needs();

  Finding find(Material material);
}
