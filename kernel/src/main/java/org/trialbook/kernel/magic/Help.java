package org.trialbook.kernel.magic;

import java.util.List;
import java.util.Map;
import org.trialbook.display.Displayable;

/**
 * How a magic is used.
 *
 * @param usage its form, such as {@code %maven GROUP:ARTIFACT:VERSION ...}; several are lines
 * @param summary what it does, in a sentence
 * @param details what else there is to know, one sentence or paragraph each
 */
public record Help(String usage, String summary, List<String> details) implements Displayable {

  /** Help without details. */
  public Help(String usage, String summary, String... details) {
    this(usage, summary, List.of(details));
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of("text/plain", toString());
  }

  /** As text: the usage, then the sentences. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(usage).append("\n\n").append(summary);
    details.forEach(detail -> text.append('\n').append(detail));
    return text.toString();
  }
}
