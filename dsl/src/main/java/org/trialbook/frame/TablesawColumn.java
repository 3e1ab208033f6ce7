package org.trialbook.frame;

import java.util.Arrays;
import org.trialbook.flatten.BooleanCells;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.DateCells;
import org.trialbook.flatten.IntegerCells;
import org.trialbook.flatten.NumberCells;
import org.trialbook.flatten.TextCells;
import org.trialbook.flatten.TextListCells;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** A Tablesaw column and the way cells get into it. */
final class TablesawColumn {

  /** Appends one present cell. */
  private interface Appender {
    void append(Cells cells, int row);
  }

  private final Column<?> column;
  private final Appender appender;

  private TablesawColumn(Column<?> column, Appender appender) {
    this.column = column;
    this.appender = appender;
  }

  static TablesawColumn of(org.trialbook.flatten.Column column) {
    String name = column.name();
    return switch (column.type()) {
      case TEXT -> {
        StringColumn strings = StringColumn.create(name);
        Texts texts = new Texts();
        yield new TablesawColumn(strings, (cells, row) -> strings.append(texts.at(cells, row)));
      }
      case TEXT_LIST -> {
        StringColumn strings = StringColumn.create(name);
        yield new TablesawColumn(
            strings,
            (cells, row) -> strings.append(String.join("|", ((TextListCells) cells).texts(row))));
      }
      case INTEGER -> {
        LongColumn longs = LongColumn.create(name);
        yield new TablesawColumn(
            longs, (cells, row) -> longs.append(((IntegerCells) cells).values()[row]));
      }
      case NUMBER -> {
        DoubleColumn doubles = DoubleColumn.create(name);
        yield new TablesawColumn(
            doubles, (cells, row) -> doubles.append(((NumberCells) cells).values()[row]));
      }
      case BOOLEAN -> {
        BooleanColumn booleans = BooleanColumn.create(name);
        yield new TablesawColumn(
            booleans, (cells, row) -> booleans.append(((BooleanCells) cells).isTrue(row)));
      }
      case DATE -> {
        DateColumn dates = DateColumn.create(name);
        yield new TablesawColumn(
            dates, (cells, row) -> dates.append(((DateCells) cells).date(row)));
      }
    };
  }

  Column<?> column() {
    return column;
  }

  void append(Cells cells) {
    for (int row = 0; row < cells.size(); row++) {
      if (cells.isMissing(row)) {
        column.appendMissing();
      } else {
        appender.append(cells, row);
      }
    }
  }

  /** Makes as few strings as it can: one for a category, one for a text that repeats. */
  private static final class Texts {
    private TextCells cells;
    private int row;
    private String text;
    private CategoryCells categories;
    private String[] categoryTexts;

    String at(Cells from, int wanted) {
      if (from instanceof CategoryCells category) {
        return category(category, category.codes()[wanted]);
      }
      TextCells texts = (TextCells) from;
      if (texts != cells || !isSame(wanted)) {
        text = texts.text(wanted);
        cells = texts;
      }
      row = wanted;
      return text;
    }

    private String category(CategoryCells from, int code) {
      if (from != categories) {
        categories = from;
        categoryTexts = new String[from.dictionary().size()];
        Arrays.setAll(categoryTexts, from.dictionary()::text);
      }
      return categoryTexts[code];
    }

    private boolean isSame(int wanted) {
      int[] offsets = cells.offsets();
      byte[] data = cells.data();
      return Arrays.equals(
          data, offsets[row], offsets[row + 1], data, offsets[wanted], offsets[wanted + 1]);
    }
  }
}
