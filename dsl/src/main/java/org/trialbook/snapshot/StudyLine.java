package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.trialbook.flatten.version.StudyVersion;
import org.trialbook.query.NctId;
import org.trialbook.text.Sha256;

/** One study as a snapshot keeps it: its JSON on one line, and what the order of blocks needs. */
final class StudyLine {

  /**
   * A quote inside of a text is always escaped, so these bytes can only be a key; it names the day
   * of the data, which is the same for all studies of a download and says nothing about one.
   */
  private static final byte[] VERSION_HOLDER = "\"versionHolder\":\"".getBytes(US_ASCII);

  private static final String IDENTIFICATION = "identificationModule";
  private static final String STATUS = "statusModule";
  private static final JsonFactory JSON = new JsonFactory();

  private final int number;
  private final Optional<LocalDate> updated;
  private final List<Integer> aliases;
  private final byte[] json;

  StudyLine(int number, Optional<LocalDate> updated, List<Integer> aliases, byte[] json) {
    this.number = number;
    this.updated = updated;
    this.aliases = List.copyOf(aliases);
    this.json = json;
  }

  /**
   * Reads a study, and takes the white space between its parts away; every other byte stays.
   *
   * @throws IOException where it is no study; the message is a reason for people
   */
  static StudyLine of(byte[] bytes, int offset, int length) throws IOException {
    byte[] json = OneLine.of(bytes, offset, length);
    String nctId = null;
    LocalDate updated = null;
    List<Integer> aliases = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (enter(parser, "protocolSection")) {
        while (parser.nextToken() == JsonToken.FIELD_NAME && (nctId == null || updated == null)) {
          String module = parser.currentName();
          parser.nextToken();
          if (module.equals(IDENTIFICATION)) {
            nctId = nctId(parser, aliases);
          } else if (module.equals(STATUS)) {
            updated = updated(parser);
          } else {
            parser.skipChildren();
          }
        }
      }
    }
    if (nctId == null) {
      throw new NotAStudy("it has no registry number");
    }
    OptionalInt number = numberIn(nctId);
    if (number.isEmpty()) {
      throw new NotAStudy("\"" + nctId + "\" is no registry number");
    }
    return new StudyLine(number.getAsInt(), Optional.ofNullable(updated), aliases, json);
  }

  /** The digits of what should be a registry number; empty where it is none. */
  static OptionalInt numberIn(String nctId) {
    return NctId.isValid(nctId) ? OptionalInt.of(number(nctId)) : OptionalInt.empty();
  }

  /** The digits of a registry number: 1234 of {@code NCT00001234}. */
  static int number(String nctId) {
    return Integer.parseInt(NctId.normalized(nctId).substring(3));
  }

  /** The registry number with these digits. */
  static String nctId(int number) {
    return String.format(Locale.ROOT, "NCT%08d", number);
  }

  /** Goes into the value of a key of the object that begins. */
  private static boolean enter(JsonParser parser, String key) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(key);
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (found) {
        return isObject;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** The number of the current object, which is read to its end; those it had before are added. */
  private static String nctId(JsonParser parser, List<Integer> aliases) throws IOException {
    String nctId = null;
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("nctId") && value == JsonToken.VALUE_STRING) {
        nctId = parser.getText();
      } else if (key.equals("nctIdAliases") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.hasToken(JsonToken.VALUE_STRING)) {
            numberIn(parser.getText()).ifPresent(aliases::add);
          }
          parser.skipChildren();
        }
      } else {
        parser.skipChildren();
      }
    }
    return nctId;
  }

  /** The text under a key of the current object, which is read to its end. */
  private static String textOf(JsonParser parser, String key) throws IOException {
    String text = null;
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(key);
      JsonToken value = parser.nextToken();
      if (found && value == JsonToken.VALUE_STRING) {
        text = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return text;
  }

  private static LocalDate updated(JsonParser parser) throws IOException {
    LocalDate day = null;
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("lastUpdatePostDateStruct");
      parser.nextToken();
      if (found) {
        day = day(textOf(parser, "date"));
      } else {
        parser.skipChildren();
      }
    }
    return day;
  }

  private static LocalDate day(String text) {
    if (text == null || !text.matches("\\d{4}-\\d\\d(-\\d\\d)?")) {
      return null;
    }
    try {
      return text.length() == 7 ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  int number() {
    return number;
  }

  String nctId() {
    return nctId(number);
  }

  /** The day of its last update post; empty where the record has none. */
  Optional<LocalDate> updated() {
    return updated;
  }

  /** How new it is, for what came more than once. */
  StudyVersion version() {
    return StudyVersion.of(json, 0, json.length);
  }

  /** The numbers that it had before. */
  List<Integer> aliases() {
    return aliases;
  }

  /** One JSON object in UTF-8, without a line end. It is shared, not copied: only read it. */
  byte[] json() {
    return json;
  }

  /** Tells one version of the study from another: 64 bits of SHA-256, the data's day left out. */
  long fingerprint() {
    MessageDigest digest = Sha256.begin();
    int at = indexOfVersionHolder();
    if (at < 0) {
      digest.update(json);
    } else {
      int value = at + VERSION_HOLDER.length;
      int end = value;
      while (end < json.length && json[end] != '"') {
        end++;
      }
      digest.update(json, 0, value);
      digest.update(json, end, json.length - end);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** It stands in the last section: looked for from the end. */
  private int indexOfVersionHolder() {
    for (int at = json.length - VERSION_HOLDER.length; at >= 0; at--) {
      if (json[at] == '"'
          && json[at + 1] == 'v'
          && Arrays.equals(
              json, at, at + VERSION_HOLDER.length, VERSION_HOLDER, 0, VERSION_HOLDER.length)) {
        return at;
      }
    }
    return -1;
  }
}
