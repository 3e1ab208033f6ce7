package org.trialbook.mirror.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that the registry refuses, in the registry's own words.
 *
 * <p>Source: answers seen by independent probes, 2026-03 to 2026-10. Where no probe has seen the
 * text, it follows the nearest one that was seen.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private Refusal(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** What the answer says beside its text. */
  Map<String, String> headers() {
    return switch (status) {
      case 405 -> Map.of("Allow", "GET, HEAD");
      case 503 -> Map.of("Retry-After", String.valueOf(ClientLimits.SECONDS_TO_RETRY));
      default -> Map.of();
    };
  }

  static Refusal unknownParameter(String name) {
    return new Refusal(400, "`%s` is unknown parameter".formatted(name));
  }

  /** Of a parameter that belongs to {@code /studies}, where no question is taken. */
  static Refusal prefix(String parameter) {
    return new Refusal(400, "Invalid prefix in parameter name: " + parameter);
  }

  public static Refusal format(String parameter) {
    return new Refusal(400, "Parameter `%s` has incorrect format".formatted(parameter));
  }

  public static Refusal empty(String parameter) {
    return new Refusal(400, "Parameter `%s` must not be empty".formatted(parameter));
  }

  /**
   * @param position from 1
   */
  static Refusal item(String parameter, int position) {
    return new Refusal(
        400,
        String.format(
            Locale.ROOT, "Item %d in parameter `%s` has incorrect format", position, parameter));
  }

  /** The registry names the parameter without its prefix here: {@code overallStatus}. */
  public static Refusal value(String parameter, String value) {
    String name = parameter.substring(parameter.lastIndexOf('.') + 1);
    return new Refusal(400, "Invalid value in parameter `%s`: `%s`".formatted(name, value));
  }

  public static Refusal field(String name) {
    return new Refusal(400, "Parameter 'fields' contains invalid field name: '%s'".formatted(name));
  }

  public static Refusal tag(String name) {
    return new Refusal(
        400, "Parameter 'fields' contains invalid RIS tag name: '%s'".formatted(name));
  }

  /** Of a format that is always whole. */
  public static Refusal noFields(String format) {
    return new Refusal(
        400, "Parameter `fields` must not be specified for `%s` format".formatted(format));
  }

  public static Refusal column(String name) {
    return new Refusal(
        400, "Parameter 'fields' contains invalid CSV column name: '%s'".formatted(name));
  }

  /** The registry's own words, slip included. */
  public static Refusal statsField(String name) {
    return new Refusal(404, "Unknown piece name of field path: " + name);
  }

  public static Refusal noSizes(String name) {
    return new Refusal(404, "No field list sizes for `%s` field".formatted(name));
  }

  public static Refusal unknownSortField() {
    return new Refusal(400, "Unknown sort field");
  }

  public static Refusal sortType(String typeName) {
    return new Refusal(400, "Unsupported sort field type: " + typeName);
  }

  public static Refusal tooManySorts(int most) {
    return new Refusal(
        400,
        String.format(Locale.ROOT, "Parameter `sort` must contain no more than %d items", most));
  }

  /**
   * A question that cannot be read.
   *
   * @param query what the registry calls the parameter: {@code Conditions or disease}
   */
  public static Refusal query(String query, String problem) {
    return new Refusal(400, "Error parsing query in %s: %s".formatted(query, problem));
  }

  public static Refusal tooComplex() {
    return new Refusal(400, "Query is too complex");
  }

  public static Refusal unknownStudy(String nctId) {
    return new Refusal(404, "NCT number %s not found".formatted(nctId));
  }

  static Refusal badRequest() {
    return new Refusal(400, "Bad Request");
  }

  public static Refusal unknownPath() {
    return new Refusal(404, "Not Found");
  }

  public static Refusal method() {
    return new Refusal(405, "Method Not Allowed");
  }

  /** Of what a browser asks before a request that is not simple; the registry allows none. */
  public static Refusal preflight() {
    return new Refusal(403, "Forbidden");
  }

  public static Refusal internal() {
    return new Refusal(500, "Internal Server Error");
  }

  /** A search that takes longer than one may. */
  public static Refusal tooSlow() {
    return new Refusal(503, "Query takes too long");
  }

  /** A mirror that has only begun knows studies by their number, and cannot search yet. */
  public static Refusal indexing() {
    return new Refusal(503, "The studies are being indexed: try again soon");
  }

  /** Others have their turn. */
  public static Refusal busy() {
    return new Refusal(503, "Service Unavailable");
  }

  /** Of a mirror that serves no pages of other sites. */
  public static Refusal isPrivate() {
    return new Refusal(403, "This mirror is private: no page of another site may read it");
  }

  public static Refusal tooLong() {
    return new Refusal(414, "URI Too Long");
  }

  /** Something the registry has and the mirror has not: said, not faked. */
  public static Refusal unsupported(String parameter, String value) {
    return new Refusal(
        400,
        "Invalid value in parameter `%s`: `%s` (the mirror does not serve it)"
            .formatted(parameter, value));
  }

  public static String allowedValues(String path, List<String> values) {
    return "Allowed values for enum field `%s` are %s"
        .formatted(
            path, String.join(", ", values.stream().map(value -> "`" + value + "`").toList()));
  }
}
