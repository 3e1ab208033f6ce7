package org.trialbook.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;

/**
 * Parquet, in row groups whose statistics let readers skip what they do not want.
 *
 * <pre>{@code
 * rows.toParquet(path, parquet().partitionBy(OVERALL_STATUS).sortBy(NCT_ID));
 * }</pre>
 *
 * @param partitionColumns where there are some, a relation is a folder in Hive's layout, {@code
 *     overallStatus=RECRUITING/data_0.parquet}: the value stands in the name of the folder and not
 *     in the file, {@code __HIVE_DEFAULT_PARTITION__} for missing. A field of the study that a
 *     relation has no column for is added to it
 * @param sortColumns the order of the rows within each file, missing last; without them that of the
 *     studies, or none in folders
 * @param compression of the pages
 */
public record ParquetFormat(
    List<String> partitionColumns, List<String> sortColumns, Compression compression)
    implements FileFormat {

  public ParquetFormat {
    partitionColumns = partitionColumns.stream().distinct().toList();
    sortColumns = sortColumns.stream().distinct().toList();
  }

  /** One file a relation, in the order of the studies, compressed with ZSTD. */
  public ParquetFormat() {
    this(List.of(), List.of(), Compression.ZSTD);
  }

  /** The same with a folder for each value of these fields. */
  public ParquetFormat partitionBy(Field<?>... fields) {
    return partitionBy(names(fields));
  }

  /** The same with a folder for each value of these columns. */
  public ParquetFormat partitionBy(String... columns) {
    return new ParquetFormat(List.of(columns), sortColumns, compression);
  }

  /** The same with rows in the order of these fields. */
  public ParquetFormat sortBy(Field<?>... fields) {
    return sortBy(names(fields));
  }

  /** The same with rows in the order of these columns. */
  public ParquetFormat sortBy(String... columns) {
    return new ParquetFormat(partitionColumns, List.of(columns), compression);
  }

  /** The same with compressed pages, or without. */
  public ParquetFormat compressed(Compression wanted) {
    return new ParquetFormat(partitionColumns, sortColumns, wanted);
  }

  private static String[] names(Field<?>... fields) {
    return Arrays.stream(fields).map(Field::columnName).toArray(String[]::new);
  }

  boolean isPartitioned() {
    return !partitionColumns.isEmpty();
  }

  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public String fileName(Relation relation) {
    return isPartitioned()
        ? relation.name().toLowerCase(Locale.ROOT)
        : FileFormat.super.fileName(relation);
  }

  @Override
  public Relation complete(Relation relation) {
    Relation complete = relation;
    for (String name : partitionColumns) {
      if (relation.columns().stream().noneMatch(column -> column.name().equals(name))) {
        complete = with(complete, name);
      }
    }
    Stream.concat(partitionColumns.stream(), sortColumns.stream())
        .map(complete::columnNamed)
        .forEach(ParquetFormat::requireOneValue);
    if (isPartitioned() && partitionColumns.size() == complete.columns().size()) {
      throw new TrialbookException(
          relation.name()
              + " has no column but those of its folders, so the files would be empty.");
    }
    return complete;
  }

  /** With the column of the registry's field of this name, if there is one. */
  private static Relation with(Relation relation, String name) {
    return Fields.all().stream()
        .filter(field -> field.columnName().equals(name))
        .findFirst()
        .map(
            field -> {
              List<Column> columns = new ArrayList<>(relation.columns());
              columns.add(relation.select(field).columns().get(0));
              return relation.select(columns);
            })
        .orElse(relation);
  }

  private static void requireOneValue(Column column) {
    if (column.type() == ColumnType.TEXT_LIST) {
      throw new TrialbookException(
          "%s is a list, and rows are sorted and kept apart by single values.\nTake another column."
              .formatted(column.name()));
    }
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    OptionalPart.SQL.need();
    BatchReader.requireOpenModule();
    ExportDatabase database = ExportDatabase.beside(target);
    ParquetCopy copy = new ParquetCopy(partitionColumns, sortColumns, compression);
    RelationFiles.Opening opening =
        (file, relation) -> new ParquetWriter(file, copy, relation, origin, database);
    return isPartitioned()
        ? RelationFiles.openFolders(this, target, relations, opening, database)
        : RelationFiles.open(this, target, relations, opening, database);
  }
}
