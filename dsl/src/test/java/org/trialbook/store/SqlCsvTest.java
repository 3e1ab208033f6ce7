package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.frame.CsvFormat;

/** What SQL finds comes out of its CSV again, in readers that are not ours. */
class SqlCsvTest {

  private static final List<String> TEXTS =
      Arrays.asList(
          "",
          " ",
          "  both  ",
          "\tTab",
          "a,b",
          "say \"so\"",
          "\"",
          "\"\"",
          "two\nlines",
          "\r\n",
          "NULL",
          "NA",
          "null",
          "é \u00a0💊",
          ";",
          "'",
          "#",
          "\\N",
          null,
          "x ");

  @TempDir Path folder;

  private static String csv(String sql) {
    StringWriter out = new StringWriter();
    Sql.of(sql).csv(out);
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=\"a\""})
  void aFormulaIsGuardedWhereASpreadsheetIsMeant(String formula) {
    String sql = "select %s as \"=name\", -1 as n, -1.5 as d".formatted(literal(formula));
    StringWriter guarded = new StringWriter();
    Sql.of(sql).csv(guarded, new CsvFormat().forSpreadsheets());
    String cell = formula.replace("\"", "\"\"");

    assertThat(csv(sql)).contains(cell, ",-1,-1.5").startsWith("=name,").doesNotContain("'" + cell);
    assertThat(guarded.toString()).contains("'" + cell, ",-1,-1.5").startsWith("'=name,");
  }

  private static String literal(String text) {
    return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
  }

  private static String texts() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add("(" + i + "," + literal(TEXTS.get(i)) + ")");
    }
    return csv("select * from (values " + String.join(",", rows) + ") v(i, t) order by i");
  }

  @Test
  void everyTextComesBackInDuckDb() throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), texts());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select t from read_csv('%s', header = true, all_varchar = true, delim = ',',"
                        .formatted(file)
                    + " quote = '\"', escape = '\"', allow_quoted_nulls = false) order by i::int")) {
      List<String> back = new ArrayList<>();
      while (rows.next()) {
        back.add(rows.getString(1));
      }
      assertThat(back).isEqualTo(TEXTS);
    }
  }

  @Test
  void everyTextComesBackInAnotherReader() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setEmptyValue("");
    settings.setNullValue(null);
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setComment('\0');
    List<String> back =
        new CsvParser(settings)
            .parseAll(new StringReader(texts())).stream().skip(1).map(row -> row[1]).toList();
    assertThat(back).isEqualTo(TEXTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "12345678901234567.89::decimal(19,2)~12345678901234567.89",
        "0.00000001::decimal(18,8)~0.00000001",
        "12345678901234567890123456789012345678::decimal(38,0)~12345678901234567890123456789012345678",
        "123456789012345678901234567890::hugeint~123456789012345678901234567890",
        "18446744073709551615::ubigint~18446744073709551615",
        "(-9223372036854775808)::bigint~-9223372036854775808",
        "0.1::double~0.1",
        "'4.9e-324'::double~4.9E-324",
        "timestamp '2024-05-17 09:30:00.123456'~2024-05-17T09:30:00.123456",
        "'2024-05-17 09:30:00.123456789'::timestamp_ns~2024-05-17T09:30:00.123456789",
        "'infinity'::timestamp~infinity",
        "'-infinity'::timestamp~-infinity",
        "'infinity'::timestamptz~infinity",
        "'infinity'::date~infinity",
        "'-infinity'::date~-infinity",
        "timestamp '2024-05-17 00:00:00'~2024-05-17T00:00:00",
        "timestamptz '2024-05-17 09:30:00.123456+02'~2024-05-17T07:30:00.123456Z",
        "time '09:30:00.123456'~09:30:00.123456",
        "date '2024-05-17'~2024-05-17",
        "true~true",
        "'a\\x00\\xFF'::blob~6100ff",
        "''::blob~\"\"",
        "[1, null, 3]~\"[1, NULL, 3]\"",
        "null~``",
      })
  void everyValueIsWrittenToItsLastDigit(String value, String text) {
    assertThat(csv("select " + value + " as v")).isEqualTo("v\n" + text + "\n");
  }

  @Test
  void exactValuesAreTheSameWhenReadAgain() throws Exception {
    String values =
        "select 12345678901234567.89::decimal(19,2) d, 123456789012345678901234567890::hugeint h,"
            + " timestamp '2024-05-17 09:30:00.123456' t, 'a\\x00'::blob b, 1e300::double e";
    Path file = Files.writeString(folder.resolve("v.csv"), csv(values));
    String same =
        "select count(*) from (%s) v join (select d::decimal(19,2) d, h::hugeint h, t::timestamp t,"
            + " from_hex(b) b, e::double e from read_csv('%s', all_varchar = true)) w"
            + " on (v.d, v.h, v.t, v.b, v.e) = (w.d, w.h, w.t, w.b, w.e)";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(same.formatted(values, file))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void aStatementWithoutRowsWritesNothingAndAFullDiskIsAMessage() {
    assertThat(csv("select 1 as n where false")).isEqualTo("n\n");
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> Sql.of("select 1").csv(full))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("No space left on device");
  }
}
