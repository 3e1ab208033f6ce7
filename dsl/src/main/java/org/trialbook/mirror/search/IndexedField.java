package org.trialbook.mirror.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/**
 * How a field stands in the index, worked out once: a corpus has millions of values.
 *
 * @param as how its values do
 * @param name of its values, and of the length of its list, in the document of a study
 * @param siteName of its values in the document of a site
 * @param isOfSites whether it stands in a site, and so in the documents of sites too
 */
record IndexedField(
    Field<?> field,
    IndexedAs as,
    String name,
    String sizeName,
    String siteName,
    boolean isOfSites) {

  private static final Map<Field<?>, IndexedField> ALL = new ConcurrentHashMap<>();
  private static final String SITES = Fields.LOCATION.path() + ".";

  static IndexedField of(Field<?> field) {
    return ALL.computeIfAbsent(field, IndexedField::made);
  }

  private static IndexedField made(Field<?> field) {
    return new IndexedField(
        field,
        IndexedAs.of(field),
        field.piece(),
        field.piece() + IndexDocument.SIZE,
        IndexDocument.SITE + field.piece(),
        field.path().startsWith(SITES));
  }
}
