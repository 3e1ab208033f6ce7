package org.trialbook.sample.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A MeSH heading of mesh.tsv with its ancestors, as the registry lists them. */
public record MeshHeading(String id, String term, List<String> ancestorIds) {

  private static final Map<String, MeshHeading> BY_TERM = new HashMap<>();
  private static final Map<String, MeshHeading> BY_ID = new HashMap<>();

  static {
    for (String line : WordList.lines("mesh.tsv")) {
      String[] columns = line.split("\t", -1);
      List<String> ancestors = columns.length > 2 ? List.of(columns[2].split(" ", -1)) : List.of();
      MeshHeading heading = new MeshHeading(columns[0], columns[1], ancestors);
      BY_TERM.put(heading.term, heading);
      BY_ID.put(heading.id, heading);
    }
  }

  static MeshHeading named(String term) {
    MeshHeading heading = BY_TERM.get(term);
    if (heading == null) {
      throw new IllegalArgumentException("mesh.tsv has no heading " + term);
    }
    return heading;
  }

  public Stream<MeshHeading> ancestors() {
    return ancestorIds.stream().map(BY_ID::get);
  }
}
