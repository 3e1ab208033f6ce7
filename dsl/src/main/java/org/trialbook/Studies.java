package org.trialbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.Frame;
import org.trialbook.source.StoredStudies;
import org.trialbook.source.StudySource;

/**
 * The studies in files of your own or in a snapshot, latent until a terminal verb reads them.
 *
 * <pre>{@code
 * read(Path.of("studies.ndjson.gz")).flatten(LOCATIONS).toArrow(Path.of("sites.arrow"));
 * }</pre>
 *
 * <p>A file holds one study a line (NDJSON), a page or an array of studies, or one study, also in
 * the XML of the classic site; plain, gzip or Zstandard; or it is a zip or a folder of such files,
 * such as the registry's bulk download. A record that cannot be read is left out, named in the
 * provenance and listed by {@link Frame#rejects()}. Of a study that comes more than once the newest
 * version counts, by the day of its last update post, then by {@code versionHolder}, then by what
 * comes last; a note says how many there were.
 */
public final class Studies implements FlattenSteps, Displayable {

  private final StudySource source;

  Studies(StudySource source) {
    this.source = source;
  }

  static Studies in(List<Path> files) {
    return new Studies(new StoredStudies(files, OptionalLong.empty(), false));
  }

  /** The rows of these relations, all from one pass over the studies. */
  @Override
  public Rows flatten(List<Relation> relations) {
    return new Rows(source, relations);
  }

  /**
   * The same with every version of a study that comes more than once: then several rows of STUDIES
   * have the same number.
   */
  public Studies allVersions() {
    return new Studies(source.allVersions());
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Card.titled("Studies")
        .facts(source.facts())
        .next("frame() brings one row per study; flatten(LOCATIONS) one row per site")
        .mimeBundle();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Studies studies && studies.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return "Studies in " + source;
  }
}
