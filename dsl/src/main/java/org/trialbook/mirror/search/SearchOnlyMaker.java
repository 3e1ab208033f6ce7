package org.trialbook.mirror.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.trialbook.field.Field;

/** Makes the fields that are only searched, while a study is read. */
public final class SearchOnlyMaker {

  /** Takes what is made of a study. */
  public interface Taker {
    void take(Field<?> field, String value);
  }

  private final Taker taker;
  // There is one of each, and to compare what they are made from would take long.
  private final IdentityHashMap<SearchOnly, Long> sizes = new IdentityHashMap<>();
  private final IdentityHashMap<SearchOnly, Set<String>> values = new IdentityHashMap<>();

  public SearchOnlyMaker(Taker taker) {
    this.taker = taker;
  }

  /** A list has ended. */
  public void list(FieldTree list, long size) {
    for (SearchOnly made : list.makes()) {
      sizes.merge(made, size, Long::sum);
    }
  }

  /** A value was read. */
  public void value(FieldTree place, String text) {
    for (SearchOnly made : place.makes()) {
      switch (made.kind()) {
        case YEAR ->
            ValueSpan.of(made.sources().get(0).type(), text)
                .ifPresent(day -> taker.take(made.field(), text.substring(0, 4)));
        case COUNTRY_CODE ->
            CountryCodes.of(text).ifPresent(code -> taker.take(made.field(), code));
        case DISTINCT -> values.computeIfAbsent(made, first -> new HashSet<>()).add(text);
        case SIZE -> {}
      }
    }
  }

  /** A structure has ended. */
  public void end(FieldTree structure) {
    for (SearchOnly made : structure.ends()) {
      Collection<String> distinct = values.remove(made);
      Long size = distinct == null ? sizes.remove(made) : Long.valueOf(distinct.size());
      if (size != null) {
        taker.take(made.field(), size.toString());
      }
    }
  }
}
