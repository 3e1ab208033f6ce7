package org.trialbook.spark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;
import org.trialbook.json.JsonBytes;
import org.trialbook.json.MalformedStudy;

/**
 * A look at a study before its rows are made: only what the conditions ask for. They ask for values
 * of the protocol section, which is the first of a record and the smallest; a study that is ruled
 * out is read no further than the last module that they need.
 */
final class StudyLook {

  private static final byte[] BEGINNING = "{\"protocolSection\":{".getBytes(US_ASCII);

  /** It has the study's number, without which nothing is a study. */
  private static final String IDENTIFICATION = "identificationModule";

  private final List<StudyCondition> conditions;
  private final Set<String> modules;
  private final Flattener flattener;
  private final JsonBytes json = new JsonBytes();
  private byte[] beginning = new byte[1 << 12];
  private Batch seen;

  StudyLook(List<StudyCondition> conditions) {
    this.conditions = conditions;
    List<Column> columns = conditions.stream().flatMap(StudyCondition::columns).distinct().toList();
    this.modules =
        Stream.concat(
                Stream.of(IDENTIFICATION),
                columns.stream().map(column -> column.path().split("\\.", 3)[1]))
            .collect(Collectors.toUnmodifiableSet());
    this.flattener =
        new Flattener(
            Plan.of(Relations.STUDIES.select(columns)), batch -> seen = batch, reject -> {});
  }

  /** Whether the conditions hold. What cannot be read is wanted, so that it is told. */
  boolean wants(byte[] record, int offset, int length) {
    int end = behindModules(record, offset, offset + length);
    if (end < 0) {
      return holdsFor(record, offset, length);
    }
    int copied = end - offset;
    if (beginning.length < copied + 2) {
      beginning = new byte[(copied + 2) << 1];
    }
    System.arraycopy(record, offset, beginning, 0, copied);
    Arrays.fill(beginning, copied, copied + 2, (byte) '}');
    return holdsFor(beginning, 0, copied + 2);
  }

  private boolean holdsFor(byte[] record, int offset, int length) {
    seen = null;
    flattener.study(record, offset, length, 0);
    flattener.finish();
    flattener.takeAccounting();
    if (seen == null) {
      return true;
    }
    Function<String, Object> values = column -> seen.cells(column).value(0);
    return conditions.stream().allMatch(condition -> condition.holds(values));
  }

  /**
   * Behind the last module that is needed, or behind all of the section where one is absent; -1
   * where the record does not begin as the registry's do.
   */
  private int behindModules(byte[] record, int from, int to) {
    if (to - from < BEGINNING.length
        || !Arrays.equals(record, from, from + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
      return -1;
    }
    json.reset(record, to);
    int left = modules.size();
    try {
      int at = json.space(from + BEGINNING.length);
      while (record[at] == '"') {
        int end = json.closingQuote(at + 1);
        left -= modules.contains(new String(record, at + 1, end - at - 1, US_ASCII)) ? 1 : 0;
        int behind = json.skip(json.colon(end + 1));
        if (left == 0) {
          return behind;
        }
        at = json.space(behind);
        if (record[at] == '}') {
          return behind;
        }
        if (record[at] != ',') {
          return -1;
        }
        at = json.space(at + 1);
      }
    } catch (MalformedStudy e) {
      // Whoever reads all of it says what is wrong.
    }
    return -1;
  }
}
