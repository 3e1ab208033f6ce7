package org.trialbook.alert;

import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** What of an address must not be told. */
final class Address {

  /** Shorter parts, such as {@code v1}, are no secrets, and stand in many texts. */
  private static final int SHORTEST_SECRET = 4;

  private Address() {}

  /** Whether a text repeats the address or a part of it that may be secret. */
  static boolean isToldBy(HttpUrl address, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return parts(address)
        .filter(part -> part != null && part.length() >= SHORTEST_SECRET)
        .anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)));
  }

  /** Each as it stands there, and decoded: pages of errors say the one or the other. */
  private static Stream<String> parts(HttpUrl address) {
    return Stream.of(
            Stream.of(address.host(), address.username(), address.password()),
            address.pathSegments().stream(),
            address.encodedPathSegments().stream(),
            address.queryParameterNames().stream(),
            address.queryParameterNames().stream()
                .flatMap(name -> address.queryParameterValues(name).stream()),
            Stream.of(address.encodedQuery(), address.query()))
        .flatMap(part -> part);
  }
}
