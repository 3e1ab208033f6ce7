package org.trialbook.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.text.Sha256;

/** The files in the folder of a snapshot, each read when it is first needed. */
final class SnapshotFiles {

  static final String STUDIES = "studies";
  static final String INDEX = "index.tsv";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private final Path folder;
  private final Manifest manifest;
  private final BlockFrames frames;
  private volatile StudyTable table;
  private volatile Aliases aliases;
  private volatile Map<String, Block> blocks;

  private SnapshotFiles(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.frames = new BlockFrames(folder.resolve(STUDIES));
  }

  /**
   * Those of the snapshot in a folder.
   *
   * @throws TrialbookException where there is none, one that is damaged, or one of a later
   *     Trialbook
   */
  static SnapshotFiles open(Path folder) {
    try {
      Manifest manifest = Manifest.read(folder);
      if (manifest.format() > Manifest.FORMAT) {
        throw new TrialbookException(
            String.format(
                Locale.ROOT,
                "%s was written by a later Trialbook (%s), in format %d.\nThis one reads formats up to %d.",
                folder,
                manifest.version(),
                manifest.format(),
                Manifest.FORMAT));
      }
      return new SnapshotFiles(folder, manifest);
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      throw new TrialbookException(
          "There is no snapshot in %s.\nSee snapshots() for those there are."
              .formatted(folder.toAbsolutePath()),
          e);
    } catch (IOException e) {
      throw new TrialbookException(
          "%s is damaged: %s.\nPut a copy of it back, or delete the folder; flatten %s reads its studies even so."
              .formatted(folder.resolve(Manifest.FILE), reason(e), folder.resolve(STUDIES)),
          e);
    }
  }

  /** Jackson's messages go on with where in which source over several lines. */
  private static String reason(IOException e) {
    return e instanceof JsonProcessingException json
        ? "it is no manifest (%s)"
            .formatted(json.getOriginalMessage().lines().findFirst().orElse(""))
        : e.getMessage();
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(Manifest.FILE));
  }

  /** Whether a folder has something of a snapshot, be it whole or not. */
  static boolean isLikely(Path folder) {
    return isName(folder.getFileName().toString())
        && Stream.of(Manifest.FILE, INDEX).map(folder::resolve).anyMatch(Files::isRegularFile);
  }

  static boolean isName(String name) {
    return name.matches(NAME);
  }

  Path folder() {
    return folder;
  }

  Manifest manifest() {
    return manifest;
  }

  // ---- studies ----------------------------------------------------------------------------

  /** Where each study is. */
  StudyTable table() {
    if (table == null) {
      try {
        byte[] bytes = Files.readAllBytes(index());
        requireSame(bytes, manifest.indexSha256());
        table = StudyTable.of(bytes);
      } catch (IOException e) {
        throw damaged(index(), e);
      }
    }
    return table;
  }

  Path index() {
    return folder.resolve(INDEX);
  }

  /** The JSON of the study at this position of the table. */
  byte[] json(int at) {
    StudyTable.Row row = table().row(at);
    String file = manifest.blocks().get(row.block()).file();
    try {
      return frames.study(file, row);
    } catch (IOException e) {
      throw damaged(folder.resolve(STUDIES).resolve(file), e);
    }
  }

  /**
   * The JSON of a study in a block.
   *
   * @throws IOException where the block is damaged
   */
  byte[] json(Block block, StudyTable.Row row) throws IOException {
    return frames.study(block.file(), row);
  }

  /** Whether it knows the numbers that studies had before; the first snapshots did not. */
  boolean hasAliases() {
    return manifest.aliasesSha256() != null;
  }

  Aliases aliases() {
    if (aliases == null) {
      try {
        if (hasAliases()) {
          byte[] bytes = Files.readAllBytes(folder.resolve(Aliases.FILE));
          requireSame(bytes, manifest.aliasesSha256());
          aliases = Aliases.of(bytes);
        } else {
          aliases = new Aliases();
        }
      } catch (IOException e) {
        throw damaged(folder.resolve(Aliases.FILE), e);
      }
    }
    return aliases;
  }

  private static void requireSame(byte[] bytes, String sha256) throws IOException {
    if (!Sha256.of(bytes).equals(sha256)) {
      throw new IOException("it is not as it was written");
    }
  }

  // ---- blocks -----------------------------------------------------------------------------

  /** All blocks by the name of their file. */
  Map<String, Block> blocks() {
    if (blocks == null) {
      blocks =
          manifest.blocks().stream()
              .collect(Collectors.toUnmodifiableMap(Block::file, block -> block));
    }
    return blocks;
  }

  Path file(Block block) {
    return folder.resolve(STUDIES).resolve(block.file());
  }

  /** The file of a block, if this snapshot has the same one. */
  Optional<Path> fileOf(Block block) {
    return Optional.ofNullable(blocks().get(block.file())).filter(block::equals).map(this::file);
  }

  private static TrialbookException damaged(Path file, IOException e) {
    return new TrialbookException(
        "%s is damaged: %s.\nverify() says what else is; an earlier snapshot may have the same file whole."
            .formatted(file, e.getMessage()),
        e);
  }
}
