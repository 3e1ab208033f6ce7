package org.trialbook.mirror.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.mirror.search.ValueSpan;

/** What {@code /stats/field/values} tells of one field. */
abstract class ValueStats {

  private static final int TOP_VALUES = 250;

  /** The registry's name for the kind of values. */
  enum Kind {
    ENUM,
    STRING,
    DATE,
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  private final Field<?> field;
  private final Kind kind;
  private int studies;

  private ValueStats(Field<?> field, Kind kind) {
    this.field = field;
    this.kind = kind;
  }

  /** Empty for structures and points, which have no values of their own. */
  static Optional<ValueStats> of(Field<?> field) {
    return switch (field.type()) {
      case ENUM -> Optional.of(new Texts(field, Kind.ENUM));
      case TEXT, MARKUP, DURATION -> Optional.of(new Texts(field, Kind.STRING));
      case BOOLEAN -> Optional.of(new Flags(field));
      case INTEGER, LONG -> Optional.of(new Numbers(field));
      case DATE, PARTIAL_DATE, DATE_TIME -> Optional.of(new Dates(field));
      case GEO_POINT, STRUCTURE -> Optional.empty();
    };
  }

  Kind kind() {
    return kind;
  }

  /** One more study has the field. */
  void addStudy() {
    studies++;
  }

  /**
   * The study has that value.
   *
   * @param first whether it had not before
   */
  abstract void add(String value, boolean first, String nctId);

  Map<String, Object> json(int allStudies) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", kind.name());
    json.put("piece", field.piece());
    json.put("field", field.path());
    json.put("missingStudiesCount", allStudies - studies);
    describe(json);
    return json;
  }

  abstract void describe(Map<String, Object> json);

  private static final class Texts extends ValueStats {

    private final DistinctCount distinct = new DistinctCount();
    private final TopValues top = new TopValues();
    private String longest = "";
    private String longestOf = "";

    Texts(Field<?> field, Kind kind) {
      super(field, kind);
    }

    @Override
    void add(String value, boolean first, String nctId) {
      if (!first) {
        return;
      }
      distinct.add(value);
      top.add(value);
      if (value.length() > longest.length()) {
        longest = value;
        longestOf = nctId;
      }
    }

    @Override
    void describe(Map<String, Object> json) {
      json.put("uniqueValuesCount", distinct.count());
      List<Map<String, Object>> values = new ArrayList<>();
      top.first(TOP_VALUES)
          .forEach(
              entry -> {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("value", entry.getKey());
                value.put("studiesCount", entry.getValue());
                values.add(value);
              });
      json.put("topValues", values);
      if (kind() == Kind.STRING && !longest.isEmpty()) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("length", longest.length());
        text.put("nctId", longestOf);
        text.put("value", longest);
        json.put("longest", text);
      }
    }
  }

  private static final class Flags extends ValueStats {

    private int yes;
    private int no;

    Flags(Field<?> field) {
      super(field, Kind.BOOLEAN);
    }

    @Override
    void add(String value, boolean first, String nctId) {
      yes += first && value.equals("true") ? 1 : 0;
      no += first && value.equals("false") ? 1 : 0;
    }

    @Override
    void describe(Map<String, Object> json) {
      json.put("trueCount", yes);
      json.put("falseCount", no);
    }
  }

  private static final class Numbers extends ValueStats {

    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private double sum;
    private long count;

    Numbers(Field<?> field) {
      super(field, Kind.INTEGER);
    }

    @Override
    void add(String value, boolean first, String nctId) {
      Optional<ValueSpan> number = ValueSpan.of(FieldType.LONG, value);
      number.ifPresent(
          at -> {
            min = Math.min(min, at.first());
            max = Math.max(max, at.first());
            sum += at.first();
            count++;
          });
    }

    @Override
    void describe(Map<String, Object> json) {
      if (count > 0) {
        json.put("min", min);
        json.put("max", max);
        json.put("avg", sum / count);
      }
    }
  }

  private static final class Dates extends ValueStats {

    private static final Map<Integer, String> FORMATS =
        Map.of(4, "yyyy", 7, "yyyy-MM", 10, "yyyy-MM-dd", 16, "yyyy-MM-dd'T'HH:mm");

    private final TreeSet<String> formats = new TreeSet<>();
    private String min = "";
    private String max = "";

    Dates(Field<?> field) {
      super(field, Kind.DATE);
    }

    @Override
    void add(String value, boolean first, String nctId) {
      String format = FORMATS.get(value.length());
      if (format != null) {
        formats.add(format);
        min = min.isEmpty() || value.compareTo(min) < 0 ? value : min;
        max = value.compareTo(max) > 0 ? value : max;
      }
    }

    @Override
    void describe(Map<String, Object> json) {
      if (!formats.isEmpty()) {
        json.put("min", min);
        json.put("max", max);
      }
      json.put("formats", List.copyOf(formats));
    }
  }
}
