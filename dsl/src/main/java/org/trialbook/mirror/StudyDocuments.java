package org.trialbook.mirror;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.trialbook.field.Fields;
import org.trialbook.query.NctId;

/**
 * Turns studies into index documents: one of the study, preceded by one of each of its sites, so
 * that a question can be put to the study or to a single site.
 *
 * <p>Every value of the record stands under its piece name, a list's length under {@code
 * Piece:size}, and what is there at all under {@link #PRESENT}; in a site's document all of these
 * begin with {@link #SITE}. A value that occurs twice in a study counts once. Not safe for use by
 * several threads.
 */
final class StudyDocuments {

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

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<Field<?>, Set<Object>> seen = new HashMap<>();
  private final Set<Field<?>> present = new HashSet<>();
  private final Set<Field<?>> presentInSite = new HashSet<>();
  private Document study = new Document();
  private Optional<Document> site = Optional.empty();
  private List<Document> sites = new ArrayList<>();
  private long number;

  /**
   * The documents of a study, its own the last.
   *
   * @param source has a registry number
   * @throws IOException if the bytes are no JSON object
   */
  List<Document> of(byte[] source, int ordinal) throws IOException {
    study = new Document();
    sites = new ArrayList<>();
    site = Optional.empty();
    number = 0;
    seen.clear();
    present.clear();
    try (JsonParser parser = JSON.createParser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      readObject(parser, FieldTree.ofRecord());
    }
    present.forEach(field -> study.add(new StringField(PRESENT, field.piece(), Store.NO)));
    study.add(new StringField(STUDY, STUDY, Store.NO));
    study.add(new NumericDocValuesField(ORDINAL, ordinal));
    study.add(new NumericDocValuesField(NUMBER, number));
    sites.add(study);
    return sites;
  }

  /** The registry number of a study in its one form; empty where there is none. */
  static Optional<String> nctId(byte[] study) {
    try (JsonParser parser = JSON.createParser(study)) {
      for (String key : Fields.NCT_ID.path().split("\\.", -1)) {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.START_OBJECT
            || (token == JsonToken.FIELD_NAME && !parser.currentName().equals(key))) {
          if (token == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
          }
          token = parser.nextToken();
        }
        if (token != JsonToken.FIELD_NAME) {
          return Optional.empty();
        }
      }
      return Optional.ofNullable(parser.nextTextValue())
          .filter(IndexedAs::isNctId)
          .map(NctId::normalized);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void readObject(JsonParser parser, FieldTree tree) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldTree child = tree.children().get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (child == null) {
        parser.skipChildren();
      } else {
        readValue(parser, child, token);
      }
    }
  }

  private void readValue(JsonParser parser, FieldTree tree, JsonToken token) throws IOException {
    Field<?> field = tree.field().orElseThrow();
    if (token == JsonToken.START_ARRAY) {
      int size = 0;
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        readElement(parser, tree, next);
        size++;
      }
      if (isNew(field, size)) {
        study.add(new LongField(field.piece() + SIZE, size, Store.NO));
      }
    } else {
      readElement(parser, tree, token);
    }
  }

  private void readElement(JsonParser parser, FieldTree tree, JsonToken token) throws IOException {
    Field<?> field = tree.field().orElseThrow();
    boolean isPoint = IndexedAs.of(field) == IndexedAs.POINT;
    if (token == JsonToken.START_OBJECT && tree.nested()) {
      readSite(parser, tree);
    } else if (token == JsonToken.START_OBJECT && !tree.isLeaf()) {
      readObject(parser, tree);
    } else if (token == JsonToken.START_OBJECT && isPoint) {
      readPoint(parser, field);
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && tree.isLeaf()) {
      add(field, parser.getText());
    } else {
      parser.skipChildren();
      return;
    }
    present.add(field);
    if (site.isPresent()) {
      presentInSite.add(field);
    }
  }

  private void readSite(JsonParser parser, FieldTree tree) throws IOException {
    Document document = new Document();
    site = Optional.of(document);
    presentInSite.clear();
    readObject(parser, tree);
    site = Optional.empty();
    presentInSite.forEach(
        field -> document.add(new StringField(SITE + PRESENT, field.piece(), Store.NO)));
    sites.add(document);
  }

  private void readPoint(JsonParser parser, Field<?> field) throws IOException {
    double latitude = Double.NaN;
    double longitude = Double.NaN;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean isNumber = parser.nextToken().isNumeric();
      if (isNumber && name.equals("lat")) {
        latitude = parser.getDoubleValue();
      } else if (isNumber && name.equals("lon")) {
        longitude = parser.getDoubleValue();
      } else {
        parser.skipChildren();
      }
    }
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
      study.add(new LatLonPoint(field.piece(), latitude, longitude));
      if (site.isPresent()) {
        site.get().add(new LatLonPoint(SITE + field.piece(), latitude, longitude));
      }
    }
  }

  private void add(Field<?> field, String text) {
    if (field == Fields.NCT_ID) {
      number = Long.parseLong(NctId.normalized(text).substring(3));
    }
    if (isNew(field, text)) {
      add(study, field.piece(), field, text);
    }
    site.ifPresent(document -> add(document, SITE + field.piece(), field, text));
  }

  private static void add(Document document, String name, Field<?> field, String text) {
    switch (IndexedAs.of(field)) {
      case WORDS -> document.add(new org.apache.lucene.document.Field(name, text, WORDS));
      case EXACT -> document.add(new StringField(name, IndexedAs.exact(field, text), Store.NO));
      case NUMBER ->
          Interval.of(field.type(), text)
              .ifPresent(at -> document.add(new LongField(name, at.first(), Store.NO)));
      case POINT, PRESENCE -> {}
    }
  }

  private boolean isNew(Field<?> field, Object value) {
    return seen.computeIfAbsent(field, key -> new HashSet<>()).add(value);
  }
}
