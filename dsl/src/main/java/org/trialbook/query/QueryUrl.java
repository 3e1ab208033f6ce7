package org.trialbook.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;

/** Takes a URL apart and gives its parameters to the one who knows them. */
final class QueryUrl {

  private static final Pattern REQUEST = Pattern.compile(".*/studies");
  private static final Pattern SEARCH_PAGE =
      Pattern.compile("(https?://)?([a-z]+\\.)?clinicaltrials\\.gov/(?:expert-)?search");
  private static final Pattern ONE_STUDY = Pattern.compile(".*/(?:study|studies|show)/(nct\\d+).*");

  private QueryUrl() {}

  static Parameters parse(String url) {
    String text = url.strip().replaceFirst("#.*", "");
    int question = text.indexOf('?');
    String address = question < 0 ? text : text.substring(0, question);
    String path = address.replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
    Map<String, String> parameters = parameters(question < 0 ? "" : text.substring(question + 1));
    if (REQUEST.matcher(path).matches()) {
      return ApiRequest.read(parameters);
    }
    if (SEARCH_PAGE.matcher(path).matches()) {
      return SearchPage.read(parameters);
    }
    Matcher study = ONE_STUDY.matcher(path);
    throw new TrialbookException(
        study.matches()
            ? "This is the address of one study, not of a search: %s\nAsk for it by ids(\"%s\")."
                .formatted(address, study.group(1).toUpperCase(Locale.ROOT))
            : "This is not the address of a search: %s\nTry one like %s or %s."
                .formatted(
                    address,
                    "https://clinicaltrials.gov/search?cond=asthma",
                    "https://clinicaltrials.gov/api/v2/studies?query.cond=asthma"));
  }

  /** Name and value of what stands in the query; blank values say nothing. */
  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
      if (!value.isEmpty() && parameters.put(name, value) != null) {
        throw new TrialbookException(
            "%s stands in the URL twice.\nWhich of the two counts is not documented: leave one."
                .formatted(name));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TrialbookException(
          "Cannot read %s in the URL: a %% stands before two digits of a byte, or is %%25."
              .formatted(text),
          e);
    }
  }
}
