package org.trialbook.kernel.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.file.UserFolders;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.base.JupyterFolders;
import org.trialbook.kernel.base.Log;

/**
 * What was run in earlier sessions, in a folder: a file for each session, named by its number, with
 * one cell a line of JSON. The newest hundred sessions are kept.
 *
 * <p>Sessions that run side by side have files of their own, so that none disturbs another. Where
 * the folder cannot be written the session goes on without.
 */
public final class PastSessions {

  /** Names the folder, or says {@code off}. */
  public static final String VARIABLE = "TRIALBOOK_HISTORY";

  private static final int MOST_SESSIONS = 100;
  private static final int LONGEST_CELL = 1 << 20;
  private static final String END = ".ndjson";

  private final Path folder;
  private Path own;
  private int session;

  private PastSessions(Path folder) {
    this.folder = folder;
  }

  /** Nothing is known, and nothing is kept. */
  static PastSessions none() {
    return new PastSessions(null);
  }

  static PastSessions in(Path folder) {
    return new PastSessions(folder);
  }

  /** Where the environment says, or in Jupyter's data folder of the user. */
  public static PastSessions of(UserFolders user) {
    String configured = user.environment().getOrDefault(VARIABLE, "");
    return switch (configured) {
      case "off" -> none();
      case "" -> in(JupyterFolders.userData(user).resolve("trialbook/history"));
      default -> in(Path.of(configured));
    };
  }

  /** The number of this session, which counts from 1. */
  int session() {
    return own == null ? after(files()) : session;
  }

  private static int after(List<Path> files) {
    return files.isEmpty() ? 1 : number(files.get(files.size() - 1)) + 1;
  }

  /** Keeps a cell of this session. */
  void append(int number, String code) {
    if (folder == null || code.length() > LONGEST_CELL) {
      return;
    }
    try {
      if (own == null) {
        own = begin();
      }
      byte[] line = Json.write(Map.of("number", number, "code", code));
      byte[] ended =
          new String(line, StandardCharsets.UTF_8).concat("\n").getBytes(StandardCharsets.UTF_8);
      Files.write(own, ended, StandardOpenOption.APPEND);
    } catch (IOException e) {
      Log.warn("the history is not kept: " + e);
    }
  }

  /** The cells of the sessions before this one, oldest first. */
  List<HistoryEntry> read() {
    List<HistoryEntry> entries = new ArrayList<>();
    for (Path file : files()) {
      if (!file.equals(own)) {
        read(file, entries);
      }
    }
    return entries;
  }

  private static void read(Path file, List<HistoryEntry> entries) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (Json.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> cell
            && cell.get("number") instanceof Number number
            && cell.get("code") instanceof String code) {
          entries.add(new HistoryEntry(number(file), number.intValue(), code, null));
        }
      }
    } catch (IOException e) {
      // A session that is just being written may end in half a line; what came before is there.
    }
  }

  private Path begin() throws IOException {
    Files.createDirectories(folder);
    List<Path> files = files();
    for (Path old : files.subList(0, Math.max(0, files.size() - MOST_SESSIONS + 1))) {
      Files.deleteIfExists(old);
    }
    int next = after(files);
    while (true) {
      try {
        Path file =
            Files.createFile(folder.resolve(String.format(Locale.ROOT, "%06d%s", next, END)));
        forOwnerOnly(file);
        session = next;
        return file;
      } catch (FileAlreadyExistsException e) {
        next++; // another session began meanwhile
      }
    }
  }

  private static void forOwnerOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private List<Path> files() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+" + END))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(END, ""));
  }
}
