package org.trialbook.frame;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;

/** The columns of a relation in Arrow's words; every one may be null. */
final class ArrowSchema {

  private static final int LONG_BITS = 64;

  private ArrowSchema() {}

  static Schema of(Relation relation, Map<String, String> metadata) {
    return new Schema(relation.columns().stream().map(ArrowSchema::field).toList(), metadata);
  }

  private static Field field(Column column) {
    Map<String, String> metadata = Map.of("description", column.description());
    FieldType type = new FieldType(true, type(column), null, metadata);
    List<Field> children =
        switch (column.type()) {
          case TEXT_LIST -> List.of(Field.notNullable("item", ArrowType.Utf8.INSTANCE));
          default -> List.of();
        };
    return new Field(column.name(), type, children);
  }

  private static ArrowType type(Column column) {
    return switch (column.type()) {
      case TEXT -> ArrowType.Utf8.INSTANCE;
      case TEXT_LIST -> ArrowType.List.INSTANCE;
      case INTEGER -> new ArrowType.Int(LONG_BITS, true);
      case NUMBER -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
    };
  }
}
