package org.trialbook.corpus;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/**
 * The files of a folder and of the folders in it, in the order of their paths.
 *
 * <p>Links are followed; a folder that is reached twice is read once, so that links in a circle
 * end. Hidden files and folders are left out, as are those that are no files, such as sockets.
 */
final class FolderFiles {

  /** What a snapshot's folder has, beside the folder of its studies. */
  private static final Set<String> SNAPSHOT = Set.of("manifest.json", "index.tsv");

  private static final String STUDIES = "studies";

  private final Set<Path> seen = new HashSet<>();
  private final Deque<Path> links = new ArrayDeque<>();
  private final List<Path> files = new ArrayList<>();
  private final StudySink unread;

  private FolderFiles(StudySink unread) {
    this.unread = unread;
  }

  /**
   * The files to read.
   *
   * @param unread is told of everything else
   * @throws IOException where the folder itself cannot be listed
   */
  static List<Path> of(Path folder, StudySink unread) throws IOException {
    FolderFiles found = new FolderFiles(unread);
    found.seen.add(folder.toRealPath());
    found.list(folder);
    // Folders are read under their own names; what only links lead to comes behind them.
    while (!found.links.isEmpty()) {
      found.takeFolder(found.links.remove());
    }
    found.files.sort(null);
    return found.files;
  }

  private void list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(null);
    boolean isSnapshot = SNAPSHOT.stream().allMatch(name -> Files.exists(folder.resolve(name)));
    for (Path entry : entries) {
      if (isSnapshot && !entry.getFileName().toString().equals(STUDIES)) {
        unread.leftOut(new LeftOut(entry.toString(), "it is a snapshot's own"));
      } else {
        take(entry);
      }
    }
  }

  private void take(Path entry) {
    String name = entry.toString();
    if (entry.getFileName().toString().startsWith(".")) {
      unread.leftOut(new LeftOut(name, "it is hidden"));
    } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      takeFolder(entry);
    } else if (Files.isDirectory(entry)) {
      links.add(entry);
    } else if (Files.isRegularFile(entry)) {
      files.add(entry);
    } else if (Files.isSymbolicLink(entry)) {
      unread.reject(Reject.whole(name, "it is a link to nothing"));
    } else {
      unread.leftOut(new LeftOut(name, "it is no file"));
    }
  }

  private void takeFolder(Path folder) {
    try {
      if (seen.add(folder.toRealPath())) {
        list(folder);
      } else {
        unread.leftOut(
            new LeftOut(folder.toString(), "it is a link to a folder that is read already"));
      }
    } catch (IOException e) {
      unread.reject(Reject.whole(folder.toString(), "it cannot be listed: " + e.getMessage()));
    }
  }
}
