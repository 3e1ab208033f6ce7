package org.trialbook.mirror.stats;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * Answers {@code /stats}. The corpus is read through when one of these is first asked for, once for
 * the sizes and once for the fields; it does not change.
 */
public final class StatsAnswers {

  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-. ]*");

  /** Gives all studies, one after the other. */
  public interface Corpus {

    int size() throws IOException;

    void forEach(Reader reader) throws IOException;

    /** Takes one study. */
    interface Reader {
      void read(byte[] study) throws IOException;
    }
  }

  private final MadeOnce<Map<String, Object>> sizes;
  private final MadeOnce<FieldStats> fields;

  /**
   * Answers about a corpus, which is read through when it is first asked.
   *
   * @param patience how long a request waits for the corpus to be read through
   */
  public StatsAnswers(Corpus corpus, Duration patience) {
    this.sizes =
        new MadeOnce<>(
            patience,
            () -> {
              StudySizes counted = new StudySizes(corpus.size());
              corpus.forEach(counted::add);
              return counted.json();
            });
    this.fields =
        new MadeOnce<>(
            patience,
            () -> {
              FieldStats gathered = new FieldStats();
              corpus.forEach(gathered::add);
              return gathered;
            });
  }

  public Answer size(RequestParameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of());
    return CatalogueAnswers.pretty(sizes.get());
  }

  public Answer values(RequestParameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of("types", "fields"));
    Set<ValueStats.Kind> kinds = kinds(parameters);
    Set<Field<?>> asked = named(parameters);
    FieldStats stats = fields.get();
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

  public Answer sizes(RequestParameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of("fields"));
    Set<Field<?>> asked = named(parameters);
    FieldStats stats = fields.get();
    Collection<Field<?>> lists = asked.isEmpty() ? stats.lists() : asked;
    for (Field<?> field : lists) {
      if (!stats.lists().contains(field)) {
        throw Refusal.noSizes(field.piece());
      }
    }
    return CatalogueAnswers.pretty(lists.stream().map(stats::sizes).toList());
  }

  private static Set<ValueStats.Kind> kinds(RequestParameters parameters) {
    Set<ValueStats.Kind> kinds = EnumSet.noneOf(ValueStats.Kind.class);
    for (String name : parameters.list("types", ANY)) {
      Optional<ValueStats.Kind> kind =
          Set.of(ValueStats.Kind.values()).stream()
              .filter(known -> known.name().equals(name))
              .findFirst();
      kinds.add(kind.orElseThrow(() -> Refusal.value("types", name)));
    }
    return kinds;
  }

  /** Each once; as the registry does, complains of the first unknown name only. */
  private static Set<Field<?>> named(RequestParameters parameters) {
    List<String> names = parameters.list("fields", NAME);
    if (names.isEmpty() && parameters.has("fields")) {
      throw Refusal.empty("fields");
    }
    Set<Field<?>> fields = new LinkedHashSet<>();
    for (String name : names) {
      fields.add(Catalogue.find(name).orElseThrow(() -> Refusal.statsField(name)));
    }
    return fields;
  }
}
