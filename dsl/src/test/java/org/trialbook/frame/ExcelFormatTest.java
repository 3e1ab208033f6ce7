package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.accounting.Counts;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Excel workbooks, read back by another reader. */
class ExcelFormatTest {

  private static final Frame FRAME =
      Frame.of(
          AllTypes.RELATION,
          AllTypes.batches(5, 2),
          AllTypes.PROVENANCE.counted(Counts.of(7, 2), 7));

  @TempDir private Path folder;

  @Test
  void rowsAreOnASheetAndTheirOriginOnAnother() throws IOException {
    Path file = folder.resolve("all.xlsx");
    assertThat(FRAME.toExcel(file).rows()).isEqualTo(7);
    List<Row> rows = sheet(file, "all_types");
    assertThat(texts(rows, 0)).startsWith("nctId", "NCT00000001").hasSize(8);
    assertThat(rows.get(0).getCellText(7)).isEqualTo("day");
    assertThat(rows.get(1).getCellAsNumber(4)).contains(BigDecimal.valueOf(42));
    assertThat(rows.get(1).getCellAsNumber(5)).contains(new BigDecimal("1.5"));
    assertThat(rows.get(1).getCellAsBoolean(6)).contains(true);
    assertThat(rows.get(1).getCellAsDate(7).map(time -> time.toLocalDate()))
        .contains(LocalDate.of(2024, 5, 17));
    assertThat(rows.get(4).getCellText(1)).isEqualTo("a,b;\"c\"\r\nd|e ≥ 5 µg 💊 'f'");
    assertThat(
            rows.get(2)
                .getOptionalCell(1)
                .map(cell -> cell.getRawValue())
                .filter(raw -> raw != null))
        .isEmpty();
    assertThat(texts(sheet(file, "provenance"), 1))
        .contains("search().condition(\"it's <b>\")", "2026-11-20T09:00:05", "7");
  }

  @Test
  void whatExcelDoesNotHoldIsText() throws IOException {
    Path file = folder.resolve("odd.xlsx");
    String formula = "=HYPERLINK(\"http://x\")";
    Table table =
        Table.create(
            "odd one",
            StringColumn.create("text", formula, "x".repeat(40_000), "a\u0001b_x0041_"),
            LongColumn.create("long", Long.MAX_VALUE, 7, -1),
            DoubleColumn.create("double", Double.POSITIVE_INFINITY, 0.1, -2),
            DateColumn.create("day", LocalDate.of(1899, 1, 1), LocalDate.of(2099, 12, 31), null));
    Frame.of(table, AllTypes.PROVENANCE).toExcel(file);
    List<Row> rows = sheet(file, "odd_one");
    assertThat(rows.get(1).getCellText(0)).isEqualTo(formula);
    assertThat(rows.get(1).getOptionalCell(0).map(cell -> cell.getFormula()).filter(f -> f != null))
        .isEqualTo(Optional.empty());
    assertThat(rows.get(2).getCellText(0)).hasSize(32_767);
    assertThat(rows.get(1).getCellText(1)).isEqualTo(Long.toString(Long.MAX_VALUE));
    assertThat(rows.get(1).getCellText(2)).isEqualTo("Infinity");
    assertThat(rows.get(1).getCellText(3)).isEqualTo("1899-01-01");
    assertThat(texts(sheet(file, "provenance"), 1)).contains("1 text after 32,767 characters");
  }

  @Test
  void aTableWithoutRowsHasItsHead() throws IOException {
    Path file = folder.resolve("none.xlsx");
    FRAME.emptyCopy().toExcel(file);
    assertThat(sheet(file, "all_types")).hasSize(1);
  }

  @Test
  void framesOfOnesOwnGoIntoEveryFormat() throws IOException {
    Frame counts = FRAME.countBy("category");
    for (FileFormat format :
        List.of(new ArrowFormat(), new ParquetFormat(), new CsvFormat(), new ExcelFormat())) {
      Path file = folder.resolve("counts." + format.extension());
      assertThat(counts.to(format, file).rows()).as(format.extension()).isEqualTo(3);
      assertThat(file).isNotEmptyFile();
    }
    assertThat(Files.readString(folder.resolve("counts.csv")))
        .startsWith("category,Count\r\n")
        .contains("\r\nTürkiye,1\r\n");
  }

  private static List<Row> sheet(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      Sheet sheet = workbook.findSheet(name).orElseThrow();
      return sheet.read();
    }
  }

  private static List<String> texts(List<Row> rows, int column) {
    return rows.stream().map(row -> row.getCellText(column)).toList();
  }
}
