package org.trialbook.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Essie;
import org.trialbook.query.EssieException;
import org.trialbook.query.Filter;
import org.trialbook.query.NctId;

/**
 * What a request to {@code /studies} asks for.
 *
 * @param query finds nothing but studies
 * @param searched the fields that the {@code query.} parameters look in, for {@code @query}
 */
record Question(Query query, Set<Field<?>> searched) {

  private static final Pattern NCT_ID = Pattern.compile("[Nn][Cc][Tt]0*[1-9]\\d{0,7}");
  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern GEO =
      Pattern.compile(
          "distance\\((-?\\d+(?:\\.\\d+)?),(-?\\d+(?:\\.\\d+)?),(\\d+(?:\\.\\d+)?)(km|mi)?\\)");
  private static final Pattern GEO_DECAY =
      Pattern.compile(
          "func:(gauss|exp|linear),scale:(\\d+(\\.\\d+)?(km|mi)),offset:(\\d+(\\.\\d+)?(km|mi)),"
              + "decay:(\\d+(\\.\\d+)?)");

  private static final String LEAD = "query.lead";
  private static final List<String> FILTERS = List.of("filter", "postFilter");

  /** Where each {@code query.} parameter looks. */
  private static final Map<String, Target> QUERIES = new TreeMap<>();

  /** What the registry calls each of them in its complaints. */
  private static final Map<String, String> LABELS = new TreeMap<>();

  static {
    for (SearchArea area : SearchArea.values()) {
      area.parameter()
          .ifPresent(
              name -> {
                QUERIES.put("query." + name, Target.of(area, false));
                LABELS.put("query." + name, area.title().orElse(area.areaName()));
              });
    }
    QUERIES.put(LEAD, Target.of(Fields.LEAD_SPONSOR_NAME, false));
    LABELS.put(LEAD, Fields.LEAD_SPONSOR_NAME.piece());
  }

  /** The names of the parameters that are read here. */
  static Set<String> parameters() {
    Set<String> names = new HashSet<>(QUERIES.keySet());
    for (String filter : FILTERS) {
      for (String name : List.of("overallStatus", "geo", "ids", "advanced", "synonyms")) {
        names.add(filter + "." + name);
      }
    }
    names.addAll(List.of("aggFilters", "geoDecay"));
    return names;
  }

  /**
   * @param today as days since 1970; recent studies are the ones near it
   * @throws Refusal if it is a question that the registry refuses
   */
  static Question of(Parameters parameters, long today) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new TermQuery(new Term(IndexDocument.STUDY, IndexDocument.STUDY)), Occur.FILTER);
    Set<Field<?>> searched = new HashSet<>();
    boolean onlyIds = false;
    for (String name : QUERIES.keySet()) {
      String text = parameters.text(name).orElse(null);
      if (text != null && isIds(text)) {
        all.add(withIds(List.of(text.strip().split("[,\\s]+"))), Occur.MUST);
        searched.addAll(List.of(Fields.NCT_ID, Fields.NCT_ID_ALIAS));
        onlyIds = true;
      } else if (text != null) {
        FilterQuery query = new FilterQuery(LABELS.get(name), today);
        all.add(query.of(parsed(LABELS.get(name), text), QUERIES.get(name)), Occur.MUST);
        searched.addAll(query.searched());
      }
    }
    List<Query> filters = filters(parameters, today);
    if (!onlyIds) {
      filters.forEach(filter -> all.add(filter, Occur.FILTER));
    }
    return new Question(all.build(), searched);
  }

  private static List<Query> filters(Parameters parameters, long today) {
    parameters.text("geoDecay", GEO_DECAY);
    List<Query> queries = new ArrayList<>();
    Target everywhere = Target.of(SearchArea.BASIC_SEARCH, false);
    for (String prefix : FILTERS) {
      String synonyms = prefix + ".synonyms";
      parameters
          .text(synonyms)
          .ifPresent(
              value -> {
                throw Refusal.unsupported(synonyms, value);
              });
      List<String> ids = parameters.list(prefix + ".ids", NCT_ID);
      if (!ids.isEmpty()) {
        queries.add(withIds(ids));
      }
      List<Filter> filters = new ArrayList<>();
      statuses(parameters, prefix + ".overallStatus").ifPresent(filters::add);
      circle(parameters, prefix + ".geo").ifPresent(filters::add);
      parameters
          .text(prefix + ".advanced")
          .ifPresent(text -> filters.add(parsed("advanced filter", text)));
      filters.forEach(
          filter -> queries.add(new FilterQuery("advanced filter", today).of(filter, everywhere)));
    }
    parameters.text("aggFilters").map(text -> Facets.filters("aggFilters", text)).stream()
        .flatMap(List::stream)
        .forEach(
            filter -> queries.add(new FilterQuery("aggFilters", today).of(filter, everywhere)));
    return queries;
  }

  private static Optional<Filter> statuses(Parameters parameters, String name) {
    List<Filter> statuses = new ArrayList<>();
    for (String status : parameters.list(name, ANY)) {
      if (!Fields.OVERALL_STATUS.enumValues().contains(status)) {
        throw Refusal.value(name, status);
      }
      statuses.add(new Filter.Phrase(status));
    }
    return statuses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Filter.Area(
                Fields.OVERALL_STATUS.piece(),
                statuses.size() == 1 ? statuses.get(0) : new Filter.Or(statuses)));
  }

  private static Optional<Filter> circle(Parameters parameters, String name) {
    return parameters.text(name, GEO).map(text -> circle(name, text));
  }

  private static Filter circle(String name, String text) {
    Matcher geo = GEO.matcher(text);
    if (!geo.matches()) {
      throw Refusal.format(name);
    }
    try {
      return new Filter.Area(
          Fields.LOCATION_GEO_POINT.piece(),
          new Filter.Distance(
              Double.parseDouble(geo.group(1)),
              Double.parseDouble(geo.group(2)),
              Double.parseDouble(geo.group(3)),
              "km".equals(geo.group(4)) ? DistanceUnit.KILOMETERS : DistanceUnit.MILES));
    } catch (TrialbookException e) {
      throw Refusal.format(name);
    }
  }

  private static boolean isIds(String text) {
    return Arrays.stream(text.strip().split("[,\\s]+")).allMatch(IndexedAs::isNctId);
  }

  private static Query withIds(List<String> ids) {
    List<BytesRef> terms = ids.stream().map(NctId::normalized).map(BytesRef::new).toList();
    return new BooleanQuery.Builder()
        .add(new TermInSetQuery(Fields.NCT_ID.piece(), terms), Occur.SHOULD)
        .add(new TermInSetQuery(Fields.NCT_ID_ALIAS.piece(), terms), Occur.SHOULD)
        .build();
  }

  private static Filter parsed(String label, String text) {
    try {
      return Essie.parse(text);
    } catch (EssieException e) {
      throw Refusal.query(label, EssieProblem.in(text, e));
    } catch (TrialbookException e) {
      throw Refusal.query(label, e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
