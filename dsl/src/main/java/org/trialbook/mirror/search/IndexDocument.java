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
  private static final String SITE_PRESENT = SITE + PRESENT;

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

  /** What has been added, so that it is added once. */
  private record Value(Field<?> field, Object value) {

    // By hand, since a record's own go through method handles, and here they are called for all
    // that a corpus says.
    @Override
    public int hashCode() {
      return 31 * field.hashCode() + value.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Value that && field == that.field && value.equals(that.value);
    }
  }

  private final boolean isSite;
  private final Document document = new Document();
  private final Set<Value> values = new HashSet<>();
  private final Set<Field<?>> present = new HashSet<>();

  private IndexDocument(boolean isSite) {
    this.isSite = isSite;
  }

  static IndexDocument ofStudy(int ordinal, String nctId) {
    IndexDocument study = new IndexDocument(false);
    study.document.add(new StringField(STUDY, STUDY, Store.NO));
    study.document.add(new NumericDocValuesField(ORDINAL, ordinal));
    study.document.add(
        new NumericDocValuesField(NUMBER, Long.parseLong(nctId.substring("NCT".length()))));
    return study;
  }

  static IndexDocument ofSite() {
    return new IndexDocument(true);
  }

  void addValue(Field<?> field, String text) {
    if (!values.add(new Value(field, text))) {
      return;
    }
    IndexedField indexed = IndexedField.of(field);
    String name = isSite ? indexed.siteName() : indexed.name();
    switch (indexed.as()) {
      case WORDS -> document.add(new org.apache.lucene.document.Field(name, text, WORDS));
      case EXACT -> document.add(new StringField(name, IndexedAs.exact(field, text), Store.NO));
      case NUMBER ->
          ValueSpan.of(field.type(), text)
              .ifPresent(at -> document.add(new LongField(name, at.first(), Store.NO)));
      case POINT, PRESENCE -> {}
    }
  }

  void addPoint(Field<?> field, double latitude, double longitude) {
    IndexedField indexed = IndexedField.of(field);
    String name = isSite ? indexed.siteName() : indexed.name();
    document.add(new LatLonPoint(name, latitude, longitude));
  }

  /** One of the study's lists of that field has so many elements. */
  void addSize(Field<?> field, long size) {
    if (values.add(new Value(field, size))) {
      document.add(new LongField(IndexedField.of(field).sizeName(), size, Store.NO));
    }
  }

  /** The field has a value, or the structure is there. */
  void addPresence(Field<?> field) {
    if (present.add(field)) {
      document.add(new StringField(isSite ? SITE_PRESENT : PRESENT, field.piece(), Store.NO));
    }
  }

  Document document() {
    return document;
  }
}
