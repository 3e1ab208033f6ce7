package org.trialbook.frame;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.CellVisitor;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;
import org.trialbook.text.Text;

/** Writes the sheets of a workbook, row after row; no more than a batch of them is held. */
final class ExcelWriter implements RelationWriter {

  private static final int LONGEST_TEXT = 32_767;
  private static final long LARGEST_EXACT = 999_999_999_999_999L;

  /** Excel takes 1900 for a leap year: days before its 29th of February are one off. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  /** Excel reads these as a character. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final PartialFile file;
  private final Relation relation;
  private final Cell cell = new Cell();
  private OutputStream out;
  private Workbook workbook;
  private Worksheet sheet;
  private int sheets;
  private int row;
  private int column;
  private long cut;

  ExcelWriter(PartialFile file, Relation relation) {
    this.file = file;
    this.relation = relation;
  }

  @Override
  public void write(Batch batch) {
    try {
      begin();
      Cells[] cells = batch.cells().toArray(Cells[]::new);
      for (int i = 0; i < batch.rows(); i++) {
        if (row == Worksheet.MAX_ROWS) {
          beginSheet();
        }
        for (column = 0; column < cells.length; column++) {
          cells[column].visit(i, cell);
        }
        row++;
      }
      sheet.flush();
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private void begin() throws IOException {
    if (workbook == null) {
      out = new BufferedOutputStream(Channels.newOutputStream(file.channel()));
      workbook = new Workbook(out, "Trialbook", null);
      beginSheet();
    }
  }

  private void beginSheet() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    String name = relation.name().toLowerCase(Locale.ROOT);
    sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    sheet.freezePane(0, 1);
    row = 0;
    List<Column> columns = relation.columns();
    for (column = 0; column < columns.size(); column++) {
      String head = columns.get(column).name();
      sheet.inlineString(row, column, head);
      sheet.style(row, column).bold().set();
      sheet.width(column, Math.max(12, Math.min(40, head.length() + 4)));
    }
    row++;
  }

  @Override
  public void end() {
    // What is left is done in an instant.
  }

  @Override
  public void finish(Provenance provenance) {
    try {
      begin();
      sheet.finish();
      Worksheet origin = workbook.newWorksheet("provenance");
      row = 0;
      for (Map.Entry<String, String> fact : provenance.metadata().entrySet()) {
        fact(origin, fact.getKey(), fact.getValue());
      }
      if (cut > 0) {
        fact(origin, "trialbook.cut", Text.count(cut, "text") + " after 32,767 characters");
      }
      origin.width(0, 28);
      origin.width(1, 100);
      origin.finish();
      workbook.finish();
      out.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private void fact(Worksheet origin, String name, String value) {
    origin.inlineString(row, 0, name);
    origin.inlineString(row, 1, plain(value));
    row++;
  }

  @Override
  public void close() {
    // What was begun and not finished is deleted with the file.
  }

  /** Text as Excel shows it letter by letter. */
  private static String plain(String text) {
    return ESCAPE.matcher(NO_XML.matcher(text).replaceAll("\uFFFD")).replaceAll("_x005F_");
  }

  /** Puts one cell into its row. */
  private final class Cell implements CellVisitor {

    @Override
    public void missing() {
      // Nothing stands for it.
    }

    @Override
    public void text(byte[] utf8, int from, int to) {
      put(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void texts(List<String> texts) {
      put(String.join("|", texts));
    }

    private void put(String text) {
      String whole = plain(text);
      if (whole.length() > LONGEST_TEXT) {
        int end =
            LONGEST_TEXT - (Character.isHighSurrogate(whole.charAt(LONGEST_TEXT - 1)) ? 1 : 0);
        whole = whole.substring(0, end);
        cut++;
      }
      sheet.inlineString(row, column, whole);
    }

    @Override
    public void integer(long value) {
      if (Math.abs(value) > LARGEST_EXACT) {
        put(Long.toString(value));
      } else {
        sheet.value(row, column, value);
      }
    }

    @Override
    public void number(double value) {
      if (Double.isFinite(value)) {
        sheet.value(row, column, value);
      } else {
        put(Double.toString(value));
      }
    }

    @Override
    public void truth(boolean value) {
      sheet.value(row, column, value);
    }

    @Override
    public void date(LocalDate value) {
      if (value.isBefore(FIRST_DAY) || value.getYear() > 9999) {
        put(value.toString());
      } else {
        sheet.value(row, column, value);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
    }
  }
}
