package org.trialbook.mirror.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.query.NctId;

/**
 * Reads a study into index documents: one of each of its sites, then its own, so that a question
 * can be put to the study or to a single site.
 *
 * <p>What the data model does not know is passed over, and so is a value that is not of the form
 * that the model says.
 */
public final class StudyReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final IndexDocument study;
  private final List<Document> sites = new ArrayList<>();
  private final SearchOnlyMaker maker = new SearchOnlyMaker(this::add);
  private Optional<IndexDocument> site = Optional.empty();

  private StudyReader(JsonParser parser, IndexDocument study) {
    this.parser = parser;
    this.study = study;
  }

  /**
   * The documents of a study, its own the last.
   *
   * @throws IOException if the bytes are no JSON object
   */
  static List<Document> documents(byte[] source, int ordinal, String nctId) throws IOException {
    try (JsonParser parser = JSON.createParser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      IndexDocument study = IndexDocument.ofStudy(ordinal, nctId);
      StudyReader reader = new StudyReader(parser, study);
      reader.readObject(FieldTree.ofRecord());
      reader.sites.add(study.document());
      return reader.sites;
    }
  }

  /** The registry number of a study in its one form; empty where there is none. */
  public static Optional<String> nctId(byte[] source) {
    try (JsonParser parser = JSON.createParser(source)) {
      for (String key : Fields.NCT_ID.path().split("\\.", -1)) {
        if (!enter(parser, key)) {
          return Optional.empty();
        }
      }
      return Optional.ofNullable(parser.getValueAsString())
          .filter(IndexedAs::isNctId)
          .map(NctId::normalized);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Moves to the value of that key in the object that comes next or was just entered. */
  private static boolean enter(JsonParser parser, String key) throws IOException {
    if (!parser.hasCurrentToken()) {
      parser.nextToken();
    }
    if (!parser.isExpectedStartObjectToken()) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(key);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private void readObject(FieldTree tree) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldTree child = tree.child(parser.currentName());
      JsonToken token = parser.nextToken();
      if (child.field().isEmpty()) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        readArray(child, child.field().get());
      } else {
        readElement(child, child.field().get());
      }
    }
    maker.end(tree);
  }

  private void add(Field<?> field, String text) {
    study.addValue(field, text);
    study.addPresence(field);
    site.filter(document -> IndexedField.of(field).isOfSites())
        .ifPresent(
            document -> {
              document.addValue(field, text);
              document.addPresence(field);
            });
  }

  private void readArray(FieldTree tree, Field<?> field) throws IOException {
    long size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      readElement(tree, field);
      size++;
    }
    study.addSize(field, size);
    maker.list(tree, size);
  }

  private void readElement(FieldTree tree, Field<?> field) throws IOException {
    JsonToken token = parser.currentToken();
    boolean isStructure = field.type() == FieldType.STRUCTURE;
    if (token == JsonToken.START_OBJECT && tree.nested()) {
      readSite(tree);
    } else if (token == JsonToken.START_OBJECT && isStructure) {
      readObject(tree);
    } else if (token == JsonToken.START_OBJECT && field.type() == FieldType.GEO_POINT) {
      readPoint(field);
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && !isStructure) {
      String text = parser.getText();
      study.addValue(field, text);
      site.ifPresent(document -> document.addValue(field, text));
      maker.value(tree, text);
    } else {
      parser.skipChildren();
      return;
    }
    study.addPresence(field);
    site.ifPresent(document -> document.addPresence(field));
  }

  private void readSite(FieldTree tree) throws IOException {
    IndexDocument document = IndexDocument.ofSite();
    site = Optional.of(document);
    readObject(tree);
    site = Optional.empty();
    sites.add(document.document());
  }

  private void readPoint(Field<?> field) throws IOException {
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
      study.addPoint(field, latitude, longitude);
      double north = latitude;
      double east = longitude;
      site.ifPresent(document -> document.addPoint(field, north, east));
    }
  }
}
