package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

class SqlTest {

  private static final Table CITIES =
      Table.create(
          "cities",
          StringColumn.create("city", "Paris", "Rome", "O'Hare"),
          LongColumn.create("sites", 3, 1, 2));

  @Test
  void groupsAndCounts() {
    Table found =
        Sql.of("select city, sites * 2 as twice from cities where sites > $least order by city")
            .with("cities", CITIES)
            .bind("least", 1)
            .table();
    assertThat(found.columnNames()).containsExactly("city", "twice");
    assertThat(found.stringColumn("city").asList()).containsExactly("O'Hare", "Paris");
    assertThat(found.longColumn("twice").asList()).containsExactly(4L, 6L);
  }

  @Test
  void keepsTypesAndWhatIsMissingOnTheWayThereAndBack() {
    Table all =
        Table.create(
            "all",
            StringColumn.create("text", "a"),
            LongColumn.create("long", 1L << 40),
            IntColumn.create("int", new int[] {7}),
            DoubleColumn.create("double", 0.5),
            BooleanColumn.create("flag", true),
            DateColumn.create("day", LocalDate.of(2024, 2, 29)),
            DateTimeColumn.create("moment", LocalDateTime.of(2024, 2, 29, 12, 30)),
            TimeColumn.create("time", LocalTime.of(12, 30)),
            InstantColumn.create("instant", Instant.parse("2024-02-29T12:30:00Z")));
    all.columns().forEach(column -> column.appendMissing());
    Table back = Sql.of("select * from \"all\"").with("all", all).table();
    assertThat(back.types()).isEqualTo(all.types());
    for (int column = 0; column < all.columnCount(); column++) {
      assertThat(back.get(0, column)).as(all.column(column).name()).isEqualTo(all.get(0, column));
      assertThat(back.column(column).isMissing(1)).as(all.column(column).name()).isTrue();
    }
  }

  @Test
  void valuesAreBoundAndNeverSql() {
    Table found =
        Sql.of("select '$city' as text, city from cities where city = $city -- $nobody")
            .with("cities", CITIES)
            .bind("city", "O'Hare")
            .table();
    assertThat(found.rowCount()).isEqualTo(1);
    assertThat(found.get(0, 0)).isEqualTo("$city");
    assertThat(
            Sql.of("select * from cities where city = $city")
                .with("cities", CITIES)
                .bind("city", "' or true --")
                .table()
                .rowCount())
        .isZero();
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path odd = folder.resolve("it's.csv");
    Files.writeString(odd, "city,sites\nParis,3\n");
    assertThat(Sql.of("from places").with("places", odd).table().get(0, 0)).isEqualTo("Paris");
    assertThatThrownBy(() -> Sql.of("from x").with("x", folder.resolve("a.doc")).table())
        .hasMessageContaining("It reads .parquet");
  }

  @Test
  void saysWhatIsWrong() {
    Sql sql = Sql.of("select * from citeis").with("cities", CITIES);
    assertThatThrownBy(sql::table)
        .isInstanceOf(TrialbookException.class)
        .hasMessage("There is no table citeis. Did you mean cities?");
    assertThatThrownBy(() -> Sql.of("select $n").bind("m", 1).table())
        .hasMessageStartingWith("$n has no value.");
    assertThatThrownBy(() -> Sql.of("selct 1").table()).hasMessageContaining("syntax error");
    assertThatThrownBy(() -> Sql.of("  ")).hasMessageStartingWith("There is no SQL");
  }

  @Test
  void tellsNamesFromTextAndComments() {
    assertThat(SqlText.names("select a.\"B c\" from T -- x\n where y = 'z' /* w */"))
        .containsExactlyInAnyOrder("select", "a", "b c", "from", "t", "where", "y");
    assertThat(Sql.of("from Cities").names("cities")).isTrue();
  }

  @Test
  void anInterruptEndsAQuery() throws InterruptedException {
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                Sql.of("select sum(a.range * b.range) from range(10000000) a, range(10000000) b")
                    .table();
              } catch (TrialbookException e) {
                thrown[0] = e;
              }
            });
    thread.start();
    while (thread.isAlive()) { // an interrupt before the query has begun may be none of it
      thread.join(1_000);
      thread.interrupt();
    }
    assertThat(thrown[0]).hasMessage("The query was interrupted.");
  }
}
