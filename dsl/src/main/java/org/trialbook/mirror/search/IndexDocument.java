package org.trialbook.mirror.search;

import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.trialbook.field.Field;

/**
 * What the index holds of a study, or of one of its sites.
 *
 * <p>Every value stands under its piece name, a list's length under {@code Piece:size}, and what is
 * there at all under {@link #PRESENT}; in a site's document all of these begin with {@link #SITE}.
 * A value that occurs twice counts once.
 */
final class IndexDocument {

  static final String PRESENT = "present";
  static final String SIZE = ":size";
  static final String SITE = "Location/";

  /** Marks the documents of studies. */
  static final String STUDY = "study";

  /** The study's position in the corpus. */
  static final String ORDINAL = "ordinal";

  /** The registry number as a number: the order of studies that are otherwise equal. */
  static final String NUMBER = "number";

  /** Ranking leaves the length of a text to the weights of the search areas: no norms. */
  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    WORDS.setTokenized(true);
    WORDS.setOmitNorms(true);
    WORDS.freeze();
  }

  private record Value(String name, Object value) {}

  private final String prefix;
  private final Document document = new Document();
  private final Set<Value> seen = new HashSet<>();

  private IndexDocument(String prefix) {
    this.prefix = prefix;
  }

  static IndexDocument ofStudy(int ordinal, String nctId) {
    IndexDocument study = new IndexDocument("");
    study.document.add(new StringField(STUDY, STUDY, Store.NO));
    study.document.add(new NumericDocValuesField(ORDINAL, ordinal));
    study.document.add(
        new NumericDocValuesField(NUMBER, Long.parseLong(nctId.substring("NCT".length()))));
    return study;
  }

  static IndexDocument ofSite() {
    return new IndexDocument(SITE);
  }

  void addValue(Field<?> field, String text) {
    String name = prefix + field.piece();
    if (!seen.add(new Value(name, text))) {
      return;
    }
    switch (IndexedAs.of(field)) {
      case WORDS -> document.add(new org.apache.lucene.document.Field(name, text, WORDS));
      case EXACT -> document.add(new StringField(name, IndexedAs.exact(field, text), Store.NO));
      case NUMBER ->
          ValueSpan.of(field.type(), text)
              .ifPresent(at -> document.add(new LongField(name, at.first(), Store.NO)));
      case POINT, PRESENCE -> {}
    }
  }

  void addPoint(Field<?> field, double latitude, double longitude) {
    document.add(new LatLonPoint(prefix + field.piece(), latitude, longitude));
  }

  /** One of the field's lists has so many elements. */
  void addSize(Field<?> field, long size) {
    String name = prefix + field.piece() + SIZE;
    if (seen.add(new Value(name, size))) {
      document.add(new LongField(name, size, Store.NO));
    }
  }

  /** The field has a value, or the structure is there. */
  void addPresence(Field<?> field) {
    if (seen.add(new Value(PRESENT, field))) {
      document.add(new StringField(prefix + PRESENT, field.piece(), Store.NO));
    }
  }

  Document document() {
    return document;
  }
}
