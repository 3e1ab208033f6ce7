package org.trialbook.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;

/**
 * Answers {@code /stats}. The corpus is read through when one of these is first asked for, once for
 * the sizes and once for the fields; it does not change.
 */
final class StatsAnswers {

  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-. ]*");

  /** Gives all studies, one after the other. */
  interface Corpus {

    int size() throws IOException;

    void forEach(Reader reader) throws IOException;

    /** Takes one study. */
    interface Reader {
      void read(byte[] study) throws IOException;
    }
  }

  private final Corpus corpus;
  private Map<String, Object> sizes;
  private FieldStats fields;

  StatsAnswers(Corpus corpus) {
    this.corpus = corpus;
  }

  Answer size(Parameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of());
    return CatalogueAnswers.pretty(sizes());
  }

  Answer values(Parameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of("types", "fields"));
    List<ValueStats.Kind> kinds = kinds(parameters);
    List<Field<?>> asked = named(parameters);
    FieldStats stats = fields();
    List<Map<String, Object>> answer = new ArrayList<>();
    for (Field<?> field : asked.isEmpty() ? stats.fields() : asked) {
      if (!stats.fields().contains(field)) {
        throw Refusal.statsField(field.piece());
      }
      if (kinds.isEmpty() || kinds.contains(stats.kind(field))) {
        answer.add(stats.values(field));
      }
    }
    return CatalogueAnswers.pretty(answer);
  }

  Answer sizes(Parameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of("fields"));
    List<Field<?>> asked = named(parameters);
    FieldStats stats = fields();
    Collection<Field<?>> lists = asked.isEmpty() ? stats.lists() : asked;
    for (Field<?> field : lists) {
      if (!stats.lists().contains(field)) {
        throw Refusal.noSizes(field.piece());
      }
    }
    return CatalogueAnswers.pretty(lists.stream().map(stats::sizes).toList());
  }

  private static List<ValueStats.Kind> kinds(Parameters parameters) {
    List<ValueStats.Kind> kinds = new ArrayList<>();
    for (String name : parameters.list("types", ANY)) {
      Optional<ValueStats.Kind> kind =
          Set.of(ValueStats.Kind.values()).stream()
              .filter(known -> known.name().equals(name))
              .findFirst();
      kinds.add(kind.orElseThrow(() -> Refusal.value("types", name)));
    }
    return kinds;
  }

  /** As the registry does, complains of the first unknown name only. */
  private static List<Field<?>> named(Parameters parameters) {
    List<String> names = parameters.list("fields", NAME);
    if (names.isEmpty() && parameters.has("fields")) {
      throw Refusal.empty("fields");
    }
    List<Field<?>> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(Catalogue.find(name).orElseThrow(() -> Refusal.statsField(name)));
    }
    return fields;
  }

  private synchronized Map<String, Object> sizes() throws IOException {
    if (sizes == null) {
      StudySizes counted = new StudySizes(corpus.size());
      corpus.forEach(counted::add);
      sizes = counted.json();
    }
    return sizes;
  }

  private synchronized FieldStats fields() throws IOException {
    if (fields == null) {
      FieldStats gathered = new FieldStats();
      corpus.forEach(gathered::add);
      fields = gathered;
    }
    return fields;
  }
}
