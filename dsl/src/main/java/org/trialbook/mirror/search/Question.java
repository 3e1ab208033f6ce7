package org.trialbook.mirror.search;

import java.util.ArrayList;
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
import org.trialbook.mirror.request.EssieProblem;
import org.trialbook.mirror.request.Facets;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;
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
public record Question(Query query, Set<Field<?>> searched) {

  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern GEO =
      Pattern.compile(
          "distance\\((-?\\d+(?:\\.\\d+)?),(-?\\d+(?:\\.\\d+)?),(\\d+(?:\\.\\d+)?)(km|mi)?\\)");
  private static final Pattern GEO_DECAY =
      Pattern.compile(
          "func:(gauss|exp|linear),scale:(\\d+(\\.\\d+)?(km|mi)),offset:(\\d+(\\.\\d+)?(km|mi)),"
              + "decay:(\\d+(\\.\\d+)?)");

  private static final List<String> FILTERS = List.of("filter", "postFilter");

  /**
   * A parameter with words.
   *
   * @param label what the registry calls it in its complaints
   * @param target where it looks
   */
  private record Search(String label, SearchTarget target) {}

  private static final Map<String, Search> SEARCHES = new TreeMap<>();

  static {
    for (SearchArea area : SearchArea.values()) {
      Search search =
          new Search(area.title().orElse(area.areaName()), SearchTarget.of(area, false));
      area.parameter().ifPresent(name -> SEARCHES.put("query." + name, search));
    }
    Field<?> sponsor = Fields.LEAD_SPONSOR_NAME;
    SEARCHES.put("query.lead", new Search(sponsor.piece(), SearchTarget.of(sponsor, false)));
  }

  /** How filters of any kind are called in complaints, and where their bare words look. */
  private static final Search FILTER =
      new Search("advanced filter", SearchTarget.of(SearchArea.BASIC_SEARCH, false));

  /** The names of the parameters that are read here. */
  public static Set<String> parameters() {
    Set<String> names = new HashSet<>(SEARCHES.keySet());
    for (String filter : FILTERS) {
      for (String name : List.of("overallStatus", "geo", "ids", "advanced", "synonyms")) {
        names.add(filter + "." + name);
      }
    }
    names.addAll(List.of("aggFilters", "geoDecay"));
    return names;
  }

  /**
   * What a request asks for.
   *
   * @param today as days since 1970; recent studies are the ones near it
   * @throws Refusal if it is a question that the registry refuses
   */
  public static Question of(RequestParameters parameters, long today) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new TermQuery(new Term(IndexDocument.STUDY, IndexDocument.STUDY)), Occur.FILTER);
    Set<Field<?>> searched = new HashSet<>();
    List<Query> numbers = new ArrayList<>();
    List<Query> others = new ArrayList<>();
    for (Map.Entry<String, Search> entry : SEARCHES.entrySet()) {
      String text = parameters.text(entry.getKey()).orElse("");
      List<String> words = List.of(text.strip().split("[,\\s]+"));
      if (words.stream().allMatch(IndexedAs::isNctId)) {
        numbers.add(withIds(words));
      } else if (!text.isEmpty()) {
        Search search = entry.getValue();
        FilterQuery query = new FilterQuery(search.label(), today);
        others.add(query.of(parsed(search.label(), text), search.target()));
        searched.addAll(query.searched());
      }
    }
    List<Query> filters = filters(parameters, today);
    if (numbers.isEmpty()) {
      others.forEach(query -> all.add(query, Occur.MUST));
      filters.forEach(filter -> all.add(filter, Occur.FILTER));
    } else {
      // A search for nothing but registry numbers decides by itself.
      numbers.forEach(query -> all.add(query, Occur.MUST));
      searched.clear();
      searched.addAll(List.of(Fields.NCT_ID, Fields.NCT_ID_ALIAS));
    }
    return new Question(all.build(), searched);
  }

  private static List<Query> filters(RequestParameters parameters, long today) {
    parameters.text("geoDecay", GEO_DECAY);
    List<Query> queries = new ArrayList<>();
    List<Filter> filters = new ArrayList<>();
    for (String prefix : FILTERS) {
      List<String> ids = parameters.list(prefix + ".ids", IndexedAs.NCT_ID);
      if (!ids.isEmpty()) {
        queries.add(withIds(ids));
      }
      statuses(parameters, prefix + ".overallStatus").ifPresent(filters::add);
      circle(parameters, prefix + ".geo").ifPresent(filters::add);
      advanced(parameters, prefix + ".advanced").ifPresent(filters::add);
      synonyms(parameters, prefix + ".synonyms");
    }
    parameters
        .text("aggFilters")
        .ifPresent(text -> filters.addAll(Facets.filters("aggFilters", text)));
    for (Filter filter : filters) {
      queries.add(new FilterQuery(FILTER.label(), today).of(filter, FILTER.target()));
    }
    return queries;
  }

  private static Optional<Filter> advanced(RequestParameters parameters, String name) {
    return parameters.text(name).map(text -> parsed(FILTER.label(), text));
  }

  /** The registry's numbers of synonyms are not published: better no answer than a wrong one. */
  private static void synonyms(RequestParameters parameters, String name) {
    Optional<String> synonyms = parameters.text(name);
    if (synonyms.isPresent()) {
      throw Refusal.unsupported(name, synonyms.get());
    }
  }

  private static Optional<Filter> statuses(RequestParameters parameters, String name) {
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

  private static Optional<Filter> circle(RequestParameters parameters, String name) {
    return parameters.text(name).map(text -> circle(name, text.strip()));
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
