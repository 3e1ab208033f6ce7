package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;

/** Registry addresses: checked once, then written so that a person can read them. */
@Internal
public final class Urls {

  public static final String LIVE = "https://clinicaltrials.gov/api/v2";

  private static final String DOCUMENTS = "https://cdn.clinicaltrials.gov/large-docs";

  /**
   * What RFC 3986 allows in a query and servers do not read as syntax. Brackets are not allowed
   * there, and some servers refuse them, so they are encoded although Essie is full of them.
   */
  private static final String LEGIBLE = "-._~*,:()/@";

  private Urls() {}

  /** The base of a registry: no slash at its end, {@code /api/v2} where no path is given. */
  public static URI base(String text) {
    String trimmed = text.strip();
    if (!trimmed.contains("://")) {
      throw notARegistry(text, "It lacks http:// or https://.", "https://" + trimmed);
    }
    URI url;
    try {
      url = new URI(trimmed);
    } catch (URISyntaxException e) {
      throw notARegistry(text, "It cannot be read: " + e.getReason() + ".", LIVE);
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw notARegistry(text, "A registry speaks http or https, not " + scheme + ".", LIVE);
    }
    if (url.getHost() == null) {
      throw notARegistry(text, "There is no host name in it.", LIVE);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null || url.getUserInfo() != null) {
      throw notARegistry(
          text,
          "It may have a host, a port and a path, nothing else.",
          scheme + "://" + authority(url) + url.getRawPath());
    }
    String path = url.getRawPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + authority(url) + (path.isEmpty() ? "/api/v2" : path));
  }

  private static String authority(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() < 0 ? host : host + ":" + url.getPort();
  }

  private static TrialbookException notARegistry(String text, String fact, String suggestion) {
    return new TrialbookException(
        "Not the URL of a registry: \"%s\"\n%s\nTry Registry.at(\"%s\")"
            .formatted(text, fact, suggestion));
  }

  /** Is there nobody on the other end but this machine? Decided by name, without a look-up. */
  static boolean isLoopback(URI url) {
    String host = url.getHost();
    return host.equals("localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]");
  }

  /** Where the registry itself is, for messages. */
  static String site(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  /** An endpoint below the base, with its parameters in their order. */
  public static URI of(URI base, String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
  }

  /** Where a document of a study is, by the last two digits of its id. */
  public static URI document(String nctId, String fileName) {
    String folder = "/" + nctId.substring(nctId.length() - 2) + "/" + nctId + "/";
    return of(URI.create(DOCUMENTS), folder + segment(fileName), Map.of());
  }

  /** One step of a path; in a path a space is no plus sign, and a slash would be another step. */
  static String segment(String text) {
    return encode(text).replace("+", "%20").replace("/", "%2F");
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte unit : text.getBytes(UTF_8)) {
      char character = (char) (unit & 0xFF);
      if (isPlain(character)) {
        encoded.append(character);
      } else if (character == ' ') {
        encoded.append('+');
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || LEGIBLE.indexOf(character) >= 0;
  }
}
