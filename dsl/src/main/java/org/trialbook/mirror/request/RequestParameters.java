package org.trialbook.mirror.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of one request, read the way the registry does; blank ones count as not given. */
public final class RequestParameters {

  public static final RequestParameters NONE = new RequestParameters(Map.of());

  /** The names of parameters that say which studies. */
  private static final Pattern QUESTION = Pattern.compile("(query|filter|postFilter)\\..*");

  private final Map<String, String> values;

  private RequestParameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a query string; a parameter that is repeated is a list written in pieces.
   *
   * @param query as it stands in the URL, may be null
   * @throws Refusal if it is not well-formed
   */
  public static RequestParameters of(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.merge(name, value, (first, more) -> first + "," + more);
      }
    }
    return new RequestParameters(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest();
    }
  }

  /**
   * Allows these parameters and no others.
   *
   * @throws Refusal naming the first other one
   */
  public RequestParameters only(Set<String> allowed) {
    for (String name : values.keySet()) {
      if (!allowed.contains(name)) {
        throw Refusal.unknownParameter(name);
      }
    }
    return this;
  }

  /**
   * Allows these parameters where the whole corpus is meant and no question is taken.
   *
   * @throws Refusal naming the first other one
   */
  public RequestParameters onlyOfCorpus(Set<String> allowed) {
    for (String name : values.keySet()) {
      if (QUESTION.matcher(name).matches()) {
        throw Refusal.prefix(name);
      }
    }
    return only(allowed);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  public Optional<String> text(String name, Pattern format) {
    Optional<String> text = text(name).map(String::strip);
    text.filter(value -> !format.matcher(value).matches())
        .ifPresent(
            value -> {
              throw Refusal.format(name);
            });
    return text;
  }

  /** The items between commas or pipes; empty where the parameter is not given. */
  public List<String> list(String name, Pattern format) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> items =
        Pattern.compile("[,|]").splitAsStream(text.get()).map(String::strip).toList();
    for (int i = 0; i < items.size(); i++) {
      if (!format.matcher(items.get(i)).matches()) {
        throw Refusal.item(name, i + 1);
      }
    }
    return items;
  }

  /** Whether the parameter stands in the request, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  public boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.format(name);
    };
  }

  /** A whole number from 0; 0 where the parameter is not given. */
  public int number(String name) {
    try {
      int number = Integer.parseInt(text(name).orElse("0").strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // no number: refused below, as a negative one is
    }
    throw Refusal.format(name);
  }
}
