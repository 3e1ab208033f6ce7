package org.trialbook.store;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.copy.CopyManager;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudySink;
import org.trialbook.file.Folders;
import org.trialbook.file.OwnedName;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * Sends the rows of relations. All relations come of one pass, and COPY takes one at a time: the
 * others wait in files, packed.
 */
final class PostgresRows {

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

  private final PgConnection connection;
  private final Snapshot snapshot;
  private final Function<Relation, String> tables;

  /**
   * @param tables the name of the table that takes a relation's rows
   */
  PostgresRows(PgConnection connection, Snapshot snapshot, Function<Relation, String> tables) {
    this.connection = connection;
    this.snapshot = snapshot;
    this.tables = tables;
  }

  /** Sends what these studies have of these relations; the studies that have none to send. */
  List<Reject> send(List<String> nctIds, List<Relation> relations)
      throws SQLException, IOException {
    if (nctIds.isEmpty() || relations.isEmpty()) {
      return List.of();
    }
    Path folder = folder();
    try {
      List<Reject> rejects = write(nctIds, relations, folder);
      CopyManager copies = connection.getCopyAPI();
      for (Relation relation : relations) {
        checkInterrupt();
        try (InputStream rows = new ZstdInputStream(Files.newInputStream(file(folder, relation)))) {
          copies.copyIn(
              "copy %s from stdin".formatted(SqlText.quoted(tables.apply(relation))), rows);
        }
      }
      return rejects;
    } finally {
      Folders.delete(folder);
    }
  }

  /** Of this process, and without what others have left that were killed. */
  private static Path folder() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    OwnedName.sweep(temporary, OwnedName.PART);
    Path folder = temporary.resolve(OwnedName.of("trialbook-load", OwnedName.PART));
    return Files.getFileStore(temporary).supportsFileAttributeView("posix")
        ? Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createDirectory(folder);
  }

  private List<Reject> write(List<String> nctIds, List<Relation> relations, Path folder)
      throws IOException {
    List<Reject> rejects = new ArrayList<>();
    Map<String, OutputStream> files = new HashMap<>();
    try (SnapshotChunks chunks = snapshot.chunks(nctIds);
        Flattening flattening = new Flattening(Plan.of(relations), chunks, WORKERS)) {
      for (Relation relation : relations) {
        OutputStream file = Files.newOutputStream(file(folder, relation));
        files.put(relation.name(), new BufferedOutputStream(new ZstdOutputStream(file, 1)));
      }
      for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
        for (Batch batch : next.get().batches()) {
          CopyRows.write(batch, files.get(batch.relation().name()));
        }
        rejects.addAll(next.get().accounting().rejects().first());
      }
      refuse(chunks.problems());
    } finally {
      for (OutputStream file : files.values()) {
        file.close();
      }
    }
    return rejects;
  }

  private static Path file(Path folder, Relation relation) {
    return folder.resolve(PostgresTables.table(relation));
  }

  static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrialbookException("Interrupted.\nThe database is as it was before.");
    }
  }

  /** Takes the studies of a block; one that is damaged is the end. */
  static StudySink refusing(List<byte[]> studies) {
    return new StudySink() {
      @Override
      public void study(byte[] bytes, int offset, int length, long position) {
        studies.add(Arrays.copyOfRange(bytes, offset, offset + length));
      }

      @Override
      public void reject(Reject reject) {
        refuse(List.of(reject.line() + "."));
      }
    };
  }

  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new TrialbookException(
          problems.get(0) + "\nNothing was loaded. verify() says what else is damaged.");
    }
  }
}
