package org.trialbook.spark;

import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;

/** What columns are in Spark. Any may hold nulls; a list holds none. */
final class SparkTypes {

  static final ArrayType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

  private SparkTypes() {}

  /** The columns of a relation, each with its sentence as comment. */
  static StructType schema(Relation relation) {
    return new StructType(
        relation.columns().stream().map(SparkTypes::field).toArray(StructField[]::new));
  }

  /** The same in the words of Spark's tables. */
  static org.apache.spark.sql.connector.catalog.Column[] columns(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(
            field ->
                org.apache.spark.sql.connector.catalog.Column.create(
                    field.name(), field.dataType(), true, field.getComment().get(), "{}"))
        .toArray(org.apache.spark.sql.connector.catalog.Column[]::new);
  }

  private static StructField field(Column column) {
    return DataTypes.createStructField(column.name(), of(column.type()), true)
        .withComment(column.description());
  }

  private static DataType of(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case TEXT_LIST -> TEXTS;
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }
}
