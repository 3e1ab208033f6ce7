package org.trialbook.kernel.java;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;
import org.trialbook.text.DidYouMean;

/** For a name that the compiler does not know: those that can stand there and look like it. */
final class NameHint {

  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ ([\\w$]+)");

  private final SourceCodeAnalysis analysis;
  private final Function<String, Optional<String>> absence;

  /**
   * @param absence why a name is unknown, where that is known
   */
  NameHint(SourceCodeAnalysis analysis, Function<String, Optional<String>> absence) {
    this.analysis = analysis;
    this.absence = absence;
  }

  /** A question such as "Did you mean length?"; empty if no name is near. */
  String forError(Diag error, String source) {
    Matcher symbol = SYMBOL.matcher(error.getMessage(Locale.ROOT));
    if (!symbol.find()) {
      return "";
    }
    String unknown = symbol.group(1);
    Optional<String> reason = absence.apply(unknown);
    if (reason.isPresent()) {
      return reason.get();
    }
    int start = source.indexOf(unknown, (int) Math.max(0, error.getPosition()));
    if (start < 0) {
      return "";
    }
    List<String> names =
        analysis.completionSuggestions(source, start, new int[1]).stream()
            .map(suggestion -> suggestion.continuation().replaceAll("[()]", ""))
            .filter(name -> !name.equals(unknown))
            .toList();
    List<String> near = DidYouMean.nearest(unknown, names);
    return near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "?";
  }
}
