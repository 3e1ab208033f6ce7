package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.Map;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;

/**
 * The columns of a relation in Arrow's words; every one may be null. Written with the generated
 * classes of the format alone: those of Arrow's own schema load 570 classes of Jackson, half a
 * second, before the first row.
 */
final class ArrowSchema {

  private static final int NONE = 0;

  private final FlatBufferBuilder builder;
  private final boolean dictionaries;

  private ArrowSchema(FlatBufferBuilder builder, boolean dictionaries) {
    this.builder = builder;
    this.dictionaries = dictionaries;
  }

  /** Adds a schema whose categories are plain text. */
  static int plain(FlatBufferBuilder builder, Relation relation) {
    return new ArrowSchema(builder, false).schema(relation, Map.of());
  }

  /**
   * Adds a schema whose categories are codes; the id of a dictionary is the position of its column.
   */
  static int withDictionaries(
      FlatBufferBuilder builder, Relation relation, Map<String, String> metadata) {
    return new ArrowSchema(builder, true).schema(relation, metadata);
  }

  /** Adds facts by name. */
  static int[] metadata(FlatBufferBuilder builder, Map<String, String> facts) {
    return facts.entrySet().stream()
        .mapToInt(
            fact ->
                KeyValue.createKeyValue(
                    builder,
                    builder.createString(fact.getKey()),
                    builder.createString(fact.getValue())))
        .toArray();
  }

  private int schema(Relation relation, Map<String, String> metadata) {
    int[] fields = new int[relation.columns().size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = field(relation.columns().get(i), i);
    }
    int fieldVector = Schema.createFieldsVector(builder, fields);
    int facts = Schema.createCustomMetadataVector(builder, metadata(builder, metadata));
    return Schema.createSchema(builder, Endianness.Little, fieldVector, facts, NONE);
  }

  private int field(Column column, int position) {
    int[] children = column.type() == ColumnType.TEXT_LIST ? new int[] {item()} : new int[0];
    int name = builder.createString(column.name());
    int type = type(column.type());
    int dictionary =
        dictionaries && column.reading().isCategory()
            ? DictionaryEncoding.createDictionaryEncoding(
                builder, position, integer(Integer.SIZE), false, DictionaryKind.DenseArray)
            : NONE;
    int childVector = Field.createChildrenVector(builder, children);
    int description =
        Field.createCustomMetadataVector(
            builder, metadata(builder, Map.of("description", column.description())));
    byte kind = kind(column.type());
    return Field.createField(builder, name, true, kind, type, dictionary, childVector, description);
  }

  /** An element of a list, which is never missing. */
  private int item() {
    int name = builder.createString("item");
    int type = type(ColumnType.TEXT);
    int none = Field.createChildrenVector(builder, new int[0]);
    return Field.createField(builder, name, false, Type.Utf8, type, NONE, none, NONE);
  }

  private static byte kind(ColumnType type) {
    return switch (type) {
      case TEXT -> Type.Utf8;
      case TEXT_LIST -> Type.List;
      case INTEGER -> Type.Int;
      case NUMBER -> Type.FloatingPoint;
      case BOOLEAN -> Type.Bool;
      case DATE -> Type.Date;
    };
  }

  private int type(ColumnType type) {
    switch (type) {
      case TEXT -> Utf8.startUtf8(builder);
      case TEXT_LIST -> org.apache.arrow.flatbuf.List.startList(builder);
      case BOOLEAN -> Bool.startBool(builder);
      case INTEGER -> {
        return integer(Long.SIZE);
      }
      case NUMBER -> {
        return FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
      }
      case DATE -> {
        return Date.createDate(builder, DateUnit.DAY);
      }
    }
    // The types without a property are tables without a field.
    return builder.endTable();
  }

  private int integer(int bits) {
    return Int.createInt(builder, bits, true);
  }
}
