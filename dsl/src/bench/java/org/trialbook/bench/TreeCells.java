package org.trialbook.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/** One Arrow column, filled from nodes of a tree as Arrow's own examples do it. */
final class TreeCells {

  final FieldVector vector;
  private final WantedRelation.WantedColumn column;
  private final JsonPointer pointer;

  TreeCells(WantedRelation.WantedColumn column, BufferAllocator allocator) {
    this.column = column;
    this.pointer =
        JsonPointer.compile(column.path().isEmpty() ? "" : "/" + column.path().replace('.', '/'));
    this.vector =
        switch (column.type()) {
          case "texts" -> {
            ListVector list = ListVector.empty(column.name(), allocator);
            list.addOrGetVector(FieldType.nullable(ArrowType.Utf8.INSTANCE));
            yield list;
          }
          case "text" -> new VarCharVector(column.name(), allocator);
          case "date" -> new DateDayVector(column.name(), allocator);
          case "integer", "ordinal" -> new BigIntVector(column.name(), allocator);
          case "number" -> new Float8Vector(column.name(), allocator);
          case "boolean" -> new BitVector(column.name(), allocator);
          default -> throw new IllegalArgumentException("no type " + column.type());
        };
  }

  void set(int row, JsonNode study, JsonNode element, int ordinal) {
    if (column.type().equals("ordinal")) {
      ((BigIntVector) vector).setSafe(row, ordinal);
      return;
    }
    JsonNode node = (column.absolute() ? study : element).at(pointer);
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    switch (column.type()) {
      case "texts" -> setTexts((ListVector) vector, row, node);
      case "text" -> ((VarCharVector) vector).setSafe(row, utf8(node));
      case "date" -> ((DateDayVector) vector).setSafe(row, day(node.textValue()));
      case "integer" -> ((BigIntVector) vector).setSafe(row, node.longValue());
      case "number" -> ((Float8Vector) vector).setSafe(row, node.doubleValue());
      default -> ((BitVector) vector).setSafe(row, node.booleanValue() ? 1 : 0);
    }
  }

  private static void setTexts(ListVector list, int row, JsonNode nodes) {
    int begin = list.startNewValue(row);
    VarCharVector texts = (VarCharVector) list.getDataVector();
    for (int at = 0; at < nodes.size(); at++) {
      texts.setSafe(begin + at, utf8(nodes.get(at)));
    }
    list.endValue(row, nodes.size());
  }

  private static byte[] utf8(JsonNode node) {
    return node.textValue().getBytes(StandardCharsets.UTF_8);
  }

  private static int day(String text) {
    return Math.toIntExact(LocalDate.parse(text.length() == 7 ? text + "-01" : text).toEpochDay());
  }
}
