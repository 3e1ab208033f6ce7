package org.trialbook.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.mirror.format.StudyTree;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Essie;
import org.trialbook.query.Filter;

/**
 * Answers a request to {@code /studies} by looking at every study: what the parameters say, and
 * nothing of the index.
 *
 * @param finds whether the study is among the answers
 * @param sort what {@code sort} says, such as {@code StartDate:desc}; empty for none
 */
record BruteForce(Predicate<StudyTree> finds, List<String> sort) {

  private static final Pattern CIRCLE =
      Pattern.compile("distance\\((.+),(.+),([\\d.]+)(km|mi)?\\)");
  private static final String ID = "(?i)nct0*[1-9]\\d{0,7}";

  /** Those of the facets that the tests ask for. */
  private static final Map<String, String> FACETS =
      Map.ofEntries(
          Map.entry("status:rec", "AREA[OverallStatus]RECRUITING"),
          Map.entry("status:com", "AREA[OverallStatus]COMPLETED"),
          Map.entry("phase:2 3", "AREA[Phase](PHASE2 OR PHASE3)"),
          Map.entry("phase:NA", "AREA[Phase]NA"),
          Map.entry("phase:PHASE3", "NOT ALL"),
          Map.entry("studyType:obs", "AREA[StudyType]OBSERVATIONAL"),
          Map.entry("results:with", "AREA[HasResults]true"),
          Map.entry("ages:child", "AREA[StdAge]CHILD"),
          Map.entry("healthy:y", "AREA[HealthyVolunteers]true"));

  static BruteForce of(Map<String, String> parameters) {
    // Where a search is for nothing but registry numbers, the others count for nothing.
    List<Predicate<StudyTree>> numbers = new ArrayList<>();
    List<Predicate<StudyTree>> others = new ArrayList<>();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String name = parameter.getKey().replaceFirst("^postFilter", "filter");
      String value = parameter.getValue();
      if (name.startsWith("query.")) {
        List<String> words = List.of(value.split("[,\\s]+"));
        if (words.stream().allMatch(word -> word.matches(ID))) {
          numbers.add(withIds(words));
        } else {
          others.add(search(name, Essie.parse(value)));
        }
      } else if (!name.equals("sort")) {
        others.add(filter(name, value));
      }
    }
    List<Predicate<StudyTree>> all = numbers.isEmpty() ? others : numbers;
    String sort = parameters.getOrDefault("sort", "");
    return new BruteForce(
        study -> all.stream().allMatch(each -> each.test(study)),
        sort.isEmpty() ? List.of() : List.of(sort.split("[,|]", -1)));
  }

  private static Predicate<StudyTree> search(String name, Filter filter) {
    if (name.equals("query.lead")) {
      Filter lead = new Filter.Area("LeadSponsorName", filter);
      return study -> Oracle.finds(lead, study);
    }
    SearchArea area =
        Arrays.stream(SearchArea.values())
            .filter(each -> name.equals("query." + each.parameter().orElse("")))
            .findFirst()
            .orElseThrow();
    return study -> Oracle.finds(filter, study, area);
  }

  private static Predicate<StudyTree> filter(String name, String value) {
    return switch (name) {
      case "filter.advanced" -> essie(value);
      case "filter.ids" -> withIds(List.of(value.split("[,|]", -1)));
      case "filter.overallStatus" ->
          essie("AREA[OverallStatus](" + value.replaceAll("[,|]", " OR ") + ")");
      case "filter.geo" -> {
        Matcher circle = CIRCLE.matcher(value);
        if (!circle.matches()) {
          throw new IllegalArgumentException(value);
        }
        Filter around =
            new Filter.Area(
                "LocationGeoPoint",
                new Filter.Distance(
                    Double.parseDouble(circle.group(1)),
                    Double.parseDouble(circle.group(2)),
                    Double.parseDouble(circle.group(3)),
                    "km".equals(circle.group(4)) ? DistanceUnit.KILOMETERS : DistanceUnit.MILES));
        yield study -> Oracle.finds(around, study);
      }
      case "aggFilters" ->
          Arrays.stream(value.split("[,|]", -1))
              .map(facet -> essie(FACETS.get(facet)))
              .reduce(study -> true, Predicate::and);
      case "geoDecay" -> study -> true;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Predicate<StudyTree> essie(String text) {
    Filter filter = Essie.parse(text);
    return study -> Oracle.finds(filter, study);
  }

  private static Predicate<StudyTree> withIds(List<String> ids) {
    List<Long> numbers = ids.stream().map(id -> Long.parseLong(id.strip().substring(3))).toList();
    return study ->
        java.util.stream.Stream.of(Fields.NCT_ID, Fields.NCT_ID_ALIAS)
            .flatMap(field -> study.texts(field.path()).stream())
            .anyMatch(id -> numbers.contains(Long.parseLong(id.substring(3))));
  }

  /** What the order of the answers looks at in a study: what is missing is last. */
  double[] key(StudyTree study) {
    double[] key = new double[sort.size() + 1];
    for (int i = 0; i < sort.size(); i++) {
      String[] item = sort.get(i).split(":", -1);
      Field<?> field = Fields.named(item[0]);
      boolean date = field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE;
      boolean descending = item.length > 1 ? item[1].equals("desc") : date;
      DoubleStream values =
          study.texts(field.path()).stream()
              .mapToDouble(
                  text ->
                      date
                          ? Double.parseDouble(Oracle.day(text).replace("-", ""))
                          : Oracle.number(field, text));
      OptionalDouble first = descending ? values.map(value -> -value).min() : values.min();
      key[i] = first.orElse(Double.MAX_VALUE);
    }
    key[sort.size()] = Double.parseDouble(study.nctId().substring(3));
    return key;
  }

  static final Comparator<double[]> ORDER = Arrays::compare;
}
