package org.trialbook.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Derivation;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Export;
import org.trialbook.frame.ParquetFormat;
import org.trialbook.snapshot.DerivedFiles;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.source.SnapshotStudies;
import org.trialbook.source.StudySource;
import org.trialbook.store.Sql;
import org.trialbook.text.Text;

/**
 * The relations of a snapshot as tables of SQL.
 *
 * <p>A relation is Parquet in the folder of the snapshot, {@code
 * relations/DERIVATION/locations/overallStatus=RECRUITING/data_0.parquet}, with a folder for each
 * overall status as Hive lays it out. It is made when a query first names it, by one pass over the
 * studies for all that are lacking; other tools read it too. What another Trialbook made in another
 * way is not read, but made anew: see {@link Derivation}.
 *
 * <pre>{@code
 * import org.trialbook.store.Sql;
 *
 * SnapshotTables.of(snapshot).in(Sql.of("from studies where phases is null")).table();
 * }</pre>
 */
@Internal
public record SnapshotTables(Snapshot snapshot) {

  private static final ParquetFormat FORMAT = new ParquetFormat().partitionBy("overallStatus");

  private static final String DERIVATION = Derivation.of(Relations.ALL);

  /** The tables of a snapshot, none of which need be there yet. */
  public static SnapshotTables of(Snapshot snapshot) {
    return new SnapshotTables(snapshot);
  }

  /** The query with those relations as tables that it names, {@code studies}. */
  public Sql in(Sql sql) {
    return in(sql, "");
  }

  /** The same with tables in a schema: {@code today.studies}. */
  public Sql in(Sql sql, String schema) {
    List<Relation> named =
        Relations.ALL.stream().filter(relation -> sql.names(relation.name())).toList();
    make(named);
    Sql with = sql.knowing(Relations.ALL.stream().map(SnapshotTables::name).toList());
    for (Relation relation : named) {
      with = with.with((schema.isEmpty() ? "" : schema + ".") + name(relation), table(relation));
    }
    return with;
  }

  /** Makes those of the relations that are not there, all in one pass. */
  public void make(List<Relation> relations) {
    List<Relation> lacking =
        relations.stream().filter(relation -> !files().has(name(relation))).toList();
    if (lacking.isEmpty()) {
      return;
    }
    Path target = lacking.size() > 1 ? folder() : folder(lacking.get(0));
    try {
      Files.createDirectories(folder());
      files().dropOthers();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    SnapshotStudies all = SnapshotStudies.all(snapshot);
    write(all, lacking, FORMAT, target);
    for (Relation relation : lacking) {
      if (isEmpty(folder(relation))) {
        write(all.limit(0), List.of(relation), new ParquetFormat(), file(relation));
      }
      try {
        files().finish(name(relation));
      } catch (IOException e) {
        throw cannotWrite(e);
      }
    }
  }

  private static void write(
      StudySource studies, List<Relation> relations, ParquetFormat format, Path target) {
    Plan plan = Plan.of(relations.stream().map(format::complete).toList());
    Export export = new Flow(studies, plan).write(format, target);
    if (export.rejects().count() > 0) {
      // What is not finished is not used.
      throw new TrialbookException(
          "The tables would lack %s: %s.\nsnapshot verify says what else is damaged; an earlier snapshot may have the same file whole."
              .formatted(
                  Text.count(export.rejects().count(), "study"),
                  export.rejects().first().get(0).line()));
    }
  }

  private TrialbookException cannotWrite(IOException e) {
    return new TrialbookException(
        "The tables of %s cannot be written to %s: %s.\nIs the folder writable?"
            .formatted(snapshot.name(), folder(), e.getMessage()),
        e);
  }

  /** Without any rows there are no folders, and a file alone says which columns there are. */
  private Path table(Relation relation) {
    Path file = file(relation);
    return Files.exists(file) ? file : folder(relation);
  }

  private DerivedFiles files() {
    return DerivedFiles.relations(snapshot.path(), DERIVATION);
  }

  private Path folder() {
    return files().folder();
  }

  private Path folder(Relation relation) {
    return folder().resolve(name(relation));
  }

  private Path file(Relation relation) {
    return folder().resolve(name(relation) + ".parquet");
  }

  private static String name(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      return content.noneMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw TrialbookException.cannot("look into the tables of the snapshot", e);
    }
  }
}
