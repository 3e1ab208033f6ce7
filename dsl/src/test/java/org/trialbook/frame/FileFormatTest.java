package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;

/** What is written is what another reader reads. */
class FileFormatTest {

  private static final List<Batch> BATCHES = AllTypes.batches(7, 1, 130);
  private static final Provenance COUNTED = AllTypes.PROVENANCE.counted(Counts.of(138, 2), 138);

  private static final ArrowFormat ARROW = new ArrowFormat();
  private static final ParquetFormat PARQUET = new ParquetFormat();
  private static final CsvFormat CSV = new CsvFormat();

  @TempDir Path folder;

  static Stream<FileFormat> formats() {
    return Stream.of(ARROW, ARROW.stream(), ARROW.compressed(Compression.ZSTD), PARQUET, CSV);
  }

  private Path write(FileFormat format, List<Batch> batches) {
    Path file = folder.resolve("it's a \"file\"." + format.extension());
    try (BatchWriter writer = open(format, file)) {
      batches.forEach(writer::write);
      assertThat(writer.commit(relation -> COUNTED)).containsExactly(Map.entry(file, COUNTED));
    }
    return file;
  }

  private static BatchWriter open(FileFormat format, Path file) {
    return format.open(file, List.of(AllTypes.RELATION), AllTypes.PROVENANCE);
  }

  @Test
  void arrowFileIsReadByArrow() throws IOException {
    try (RootAllocator allocator = new RootAllocator();
        FileChannel channel = FileChannel.open(write(ARROW, BATCHES));
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      assertThat(rows(reader)).isEqualTo(AllTypes.rows(BATCHES));
      assertThat(reader.getRecordBlocks()).hasSize(3);
      assertThat(reader.getMetaData()).isEqualTo(COUNTED.metadata());
      assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
          .isEqualTo(COUNTED.metadata());
    }
  }

  @Test
  void arrowStreamIsReadByArrow() throws IOException {
    try (RootAllocator allocator = new RootAllocator();
        InputStream in = Files.newInputStream(write(ARROW.stream(), BATCHES));
        ArrowStreamReader reader = new ArrowStreamReader(in, allocator)) {
      assertThat(rows(reader)).isEqualTo(AllTypes.rows(BATCHES));
      assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
          .containsEntry("trialbook.question", COUNTED.question())
          .doesNotContainKey("trialbook.rows");
    }
  }

  private static List<List<Object>> rows(ArrowReader reader) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    while (reader.loadNextBatch()) {
      for (int row = 0; row < root.getRowCount(); row++) {
        List<Object> values = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
          values.add(plain(reader, vector, row));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static Object plain(ArrowReader reader, FieldVector vector, int row) throws IOException {
    Object value = vector.getObject(row);
    if (value == null) {
      return null;
    }
    DictionaryEncoding codes = vector.getField().getDictionary();
    if (codes != null) {
      var values = reader.getDictionaryVectors().get(codes.getId()).getVector();
      return values.getObject((Integer) value).toString();
    }
    if (vector instanceof DateDayVector) {
      return LocalDate.ofEpochDay((Integer) value);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  @Test
  void parquetIsReadByDuckDb() throws SQLException {
    Path file = write(PARQUET, BATCHES);
    assertThat(query("SELECT * FROM read_parquet(?)", file)).isEqualTo(AllTypes.rows(BATCHES));
    Map<String, String> metadata = new TreeMap<>();
    for (List<Object> row :
        query("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", file)) {
      // Counts are filled into blanks, so that spaces may follow.
      metadata.put((String) row.get(0), ((String) row.get(1)).strip());
    }
    assertThat(metadata).containsAllEntriesOf(COUNTED.metadata());
    assertThat(query("SELECT DISTINCT compression FROM parquet_metadata(?)", file))
        .containsExactly(List.of("ZSTD"));
  }

  private static List<List<Object>> query(String sql, Path file) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.prepareStatement(sql)) {
      statement.setString(1, file.toString());
      List<List<Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          List<Object> row = new ArrayList<>();
          for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            Object value = result.getObject(column);
            row.add(value instanceof Array array ? list(array) : value);
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private static List<Object> list(Array array) throws SQLException {
    return Arrays.asList((Object[]) array.getArray());
  }

  @Test
  void csvKeepsMissingAndEmptyApart() throws IOException {
    assertThat(Files.readString(write(CSV, AllTypes.batches(5)), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            nctId,text,category,list,integer,number,truth,day
            NCT00000001,plain,A,one|two,42,1.5,true,2024-05-17
            NCT00000002,,,,,,,
            NCT00000003,"","","",0,0.0,false,1970-01-01
            NCT00000004,"a,b;""c""~
            d|e ≥ 5 µg 💊 'f'",Türkiye,x|y||z,-9223372036854775807,-1.0E-4,true,1900-01-01
            NCT00000005,,,,9223372036854775807,1.7976931348623157E308,,2099-01-01
            """
                .replace("\n", "\r\n")
                .replace("~\r\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noRowsMakeAWholeFile(FileFormat format) throws SQLException {
    Path file = write(format, List.of());
    assertThat(file).isNotEmptyFile();
    if (format.equals(PARQUET)) {
      assertThat(query("SELECT count(*) FROM read_parquet(?)", file)).containsExactly(List.of(0L));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void closingWithoutCommitLeavesWhatWasThere(FileFormat format) throws IOException {
    Path file = folder.resolve("kept." + format.extension());
    Files.writeString(file, "before");
    try (BatchWriter writer = open(format, file)) {
      BATCHES.forEach(writer::write);
    }
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aFolderThatCannotBeWrittenIsSaid(FileFormat format) throws IOException {
    Path inside = Files.writeString(folder.resolve("file"), "").resolve("x." + format.extension());
    assertThatThrownBy(() -> open(format, inside))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot write " + inside + ": ")
        .hasMessageContaining("Is the folder writable, and is there space on the disk?");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aFullDiskLeavesNoHalfFile(FileFormat format) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "skipped: no /dev/full to write to");
    Path target = folder.resolve("x." + format.extension());
    BatchWriter writer = open(format, target);
    Path part = onlyFileIn(folder);
    Files.delete(part);
    Files.createSymbolicLink(part, full);
    assertThatThrownBy(
            () -> {
              try (writer) {
                AllTypes.batches(50_000).forEach(writer::write);
                writer.commit(relation -> COUNTED);
              }
            })
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot write " + target);
    assertThat(folder).isEmptyDirectory();
  }

  @RepeatedTest(20) // the other thread may be anywhere
  void aWriterThatIsInterruptedLeavesNoHalfFile() {
    Path target = folder.resolve("x.parquet");
    assertThatThrownBy(
            () -> {
              try (BatchWriter writer = open(PARQUET, target)) {
                writer.write(BATCHES.get(0));
                Thread.currentThread().interrupt();
                writer.commit(relation -> COUNTED);
              }
            })
        .isInstanceOf(TrialbookException.class)
        .hasMessage("Writing was interrupted; no file is left behind.");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  private static Path onlyFileIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      // DuckDB has a folder beside it.
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  void newFilesAreReadableAsTheUserWants() throws IOException {
    Path file = write(CSV, BATCHES);
    Path usual = Files.createFile(folder.resolve("usual"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
  }
}
