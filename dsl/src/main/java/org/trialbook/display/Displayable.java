package org.trialbook.display;

import java.util.List;
import java.util.Map;

/**
 * A value that shows itself: a table under its query, a chart, a search.
 *
 * <p>Nothing in the DSL knows Jupyter; a front end (the kernel, a web page, a test) takes the
 * bundle and picks what it can draw.
 */
public interface Displayable {

  /**
   * This value by MIME type, richest representations beside {@code text/plain}, which is always
   * there.
   *
   * <p>Text types map to a {@link String}, binary types (images) to a {@code byte[]}, JSON types to
   * maps, lists, strings, numbers and booleans. Registry text inside {@code text/html} is escaped.
   */
  Map<String, Object> mimeBundle();

  /**
   * What a front end should know of a representation, by MIME type: {@code width} and {@code
   * height} of a picture that has more pixels than it should take. Empty for most.
   */
  default Map<String, Object> mimeMetadata() {
    return Map.of();
  }

  /**
   * What is shown in front of this value, each in a display of its own; nothing for most. A chart
   * cannot stand in the same bundle as a table: a front end draws one of the two.
   */
  default List<Displayable> before() {
    return List.of();
  }
}
