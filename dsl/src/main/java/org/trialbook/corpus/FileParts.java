package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.json.Bytes;

/**
 * Files and folders cut into parts: a text with one study a line where a study begins, a zip
 * between its files, a folder between its files. What is packed as one stream, and texts whose
 * records must be looked for, stay whole.
 *
 * <p>The parts of an input hold together what {@link StudyFiles#open} brings, in that order.
 */
@Internal
public final class FileParts {

  private static final int BLOCK = 1 << 16;

  private final Path file;
  private final long full;
  private final List<StudyPart> parts = new ArrayList<>();

  private FileParts(Path file, long full) {
    this.file = file;
    this.full = full;
  }

  /**
   * The parts of a file or folder.
   *
   * @param bytes how many a part has on the disk, about; at least one
   * @throws TrialbookException where there is no such file
   */
  public static List<StudyPart> of(Path file, long bytes) {
    FileParts cut = new FileParts(file, Math.max(1, bytes));
    try {
      cut.cut();
    } catch (IOException e) {
      throw Unread.failure(file, e);
    }
    return List.copyOf(cut.parts);
  }

  private void cut() throws IOException {
    if (Files.isDirectory(file)) {
      cutFolder();
    } else if (Files.isRegularFile(file) && Files.size(file) > full) {
      cutFile();
    } else {
      Files.getLastModifiedTime(file);
      whole();
    }
  }

  private void whole() {
    parts.add(new WholePart(file.toString(), file.toFile().length()));
  }

  private void cutFolder() throws IOException {
    // What else is there is told by the first part, when it is read.
    List<Path> files = FolderFiles.of(file, new CopiedRecords());
    List<String> run = new ArrayList<>();
    long bytes = 0;
    for (Path each : files) {
      run.add(each.toString());
      bytes += each.toFile().length();
      if (bytes >= full) {
        parts.add(new FolderPart(file.toString(), run, parts.isEmpty(), bytes));
        run = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!run.isEmpty() || parts.isEmpty()) {
      parts.add(new FolderPart(file.toString(), run, parts.isEmpty(), bytes));
    }
  }

  private void cutFile() throws IOException {
    byte[] beginning;
    boolean isZip;
    try (InputStream in = Packing.buffered(Files.newInputStream(file))) {
      isZip = Packing.isZip(in);
      beginning = in.readNBytes(StudyText.beginning().length);
    }
    if (isZip) {
      cutZip();
    } else if (Bytes.equal(StudyText.beginning(), 0, beginning, 0, beginning.length)
        && beginning.length == StudyText.beginning().length) {
      cutLines();
    } else {
      whole();
    }
  }

  private void cutZip() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      int from = 0;
      int at = 0;
      long bytes = 0;
      for (ZipEntryHeader entry : ZipDirectory.read(channel)) {
        at++;
        bytes += entry.packed();
        if (bytes >= full) {
          parts.add(new ZipPart(file.toString(), from, at, bytes));
          from = at;
          bytes = 0;
        }
      }
      if (at > from || parts.isEmpty()) {
        parts.add(new ZipPart(file.toString(), from, at, bytes));
      }
    }
  }

  private void cutLines() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long from = 0;
      while (from < size) {
        long to = size - from <= full ? size : recordFrom(channel, from + full, size);
        parts.add(new LinesPart(file.toString(), from, to));
        from = to;
      }
    }
  }

  /** Where a line begins as a study does, at a place or behind it; the end where none does. */
  private static long recordFrom(FileChannel channel, long place, long size) throws IOException {
    byte[] study = StudyText.beginning();
    for (long from = place - 1; from < size - 1; from += BLOCK - study.length) {
      byte[] block = ZipDirectory.bytes(channel, from, Math.min(size, from + BLOCK));
      for (int at = 1; at <= block.length - study.length; at++) {
        if (block[at - 1] == '\n' && Bytes.equal(study, 0, block, at, study.length)) {
          return from + at;
        }
      }
    }
    return size;
  }

  /** A file that is not cut. */
  private record WholePart(String file, long bytes) implements StudyPart {

    private static final long serialVersionUID = 1L;

    @Override
    public Chunks open() {
      return StudyFiles.open(List.of(Path.of(file)));
    }

    @Override
    public List<String> files() {
      return List.of(file);
    }
  }

  /** Lines of a text, from a byte to another. */
  private record LinesPart(String file, long from, long to) implements StudyPart {

    private static final long serialVersionUID = 1L;

    @Override
    public Chunks open() {
      return StudyFiles.open(
          Path.of(file), (path, limits) -> FileChunks.lines(path, from, to, limits));
    }

    @Override
    public long bytes() {
      return to - from;
    }

    @Override
    public List<String> files() {
      return List.of(file);
    }
  }

  /** Files of an archive, by their places in its directory. */
  private record ZipPart(String file, int from, int to, long bytes) implements StudyPart {

    private static final long serialVersionUID = 1L;

    @Override
    public Chunks open() {
      return StudyFiles.open(
          Path.of(file), (path, limits) -> new ZipChunks(path, from, to, limits));
    }

    @Override
    public List<String> files() {
      return List.of(file);
    }
  }

  /**
   * Files of a folder.
   *
   * @param tells whether it also tells what else is in the folder
   */
  private record FolderPart(String folder, List<String> files, boolean tells, long bytes)
      implements StudyPart {

    private static final long serialVersionUID = 1L;

    FolderPart {
      files = List.copyOf(files);
    }

    @Override
    public Chunks open() {
      return StudyFiles.open(
          Path.of(folder),
          (path, limits) ->
              new FolderChunks(path, files.stream().map(Path::of).toList(), tells, limits));
    }
  }
}
