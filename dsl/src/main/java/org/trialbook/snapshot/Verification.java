package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.text.Sha256;
import org.trialbook.text.Text;

/**
 * What came of reading a snapshot byte by byte.
 *
 * @param name of the snapshot
 * @param studies how many are whole
 * @param problems what is damaged or missing, one sentence each; empty where all is well
 */
public record Verification(String name, int studies, List<String> problems) implements Displayable {

  private static final int MOST_SHOWN = 50;

  public Verification {
    problems = List.copyOf(problems);
  }

  static Verification of(SnapshotFiles files) {
    List<String> problems = new ArrayList<>();
    Manifest manifest = files.manifest();
    Path index = files.index();
    StudyTable table = null;
    try {
      byte[] bytes = Files.readAllBytes(index);
      if (!Sha256.of(bytes).equals(manifest.indexSha256())) {
        problems.add(index + " is not as it was written.");
      }
      table = StudyTable.of(bytes);
    } catch (IOException e) {
      problems.add("%s cannot be read: %s.".formatted(index, e.getMessage()));
    }
    if (files.hasAliases()) {
      Path aliases = files.folder().resolve(Aliases.FILE);
      try {
        if (!Sha256.of(Files.readAllBytes(aliases)).equals(manifest.aliasesSha256())) {
          problems.add(aliases + " is not as it was written.");
        }
      } catch (IOException e) {
        problems.add("%s cannot be read: %s.".formatted(aliases, e.getMessage()));
      }
    }
    int whole = 0;
    int row = 0;
    for (int number = 0; number < manifest.blocks().size(); number++) {
      Interruptions.check();
      Block block = manifest.blocks().get(number);
      int first = row;
      while (table != null && row < table.size() && table.block(row) == number) {
        row++;
      }
      try {
        whole += check(files, block, table, first, row);
      } catch (IOException e) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: %s; it holds %d studies from %s on.",
                files.file(block),
                e instanceof java.nio.file.NoSuchFileException ? "missing" : e.getMessage(),
                block.studies(),
                StudyLine.nctId(block.first())));
      }
    }
    if (problems.isEmpty() && whole != manifest.studies()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The manifest counts %,d studies, the blocks hold %,d.",
              manifest.studies(),
              whole));
    }
    problems.addAll(DerivedFiles.problems(files.folder()));
    return new Verification(manifest.name(), whole, problems);
  }

  private static int check(SnapshotFiles files, Block block, StudyTable table, int first, int last)
      throws IOException {
    byte[] packed = Files.readAllBytes(files.file(block));
    if (packed.length != block.packed() || !Sha256.of(packed).equals(block.sha256())) {
      throw new IOException("not as it was written");
    }
    byte[] plain = Packing.unpack(packed, block.bytes());
    if (table == null) {
      return block.studies();
    }
    if (last - first != block.studies()) {
      throw new IOException(
          String.format(Locale.ROOT, "the index knows %d of its studies", last - first));
    }
    int at = 0;
    for (int row = first; row < last; row++) {
      int length = table.row(row).length();
      StudyLine study = StudyLine.of(plain, at, length);
      if (study.number() != table.number(row)
          || study.fingerprint() != table.fingerprint(row)
          || plain[at + length] != '\n') {
        throw new IOException("the index has another study in place of " + study.nctId());
      }
      at += length + 1;
    }
    return block.studies();
  }

  /** Whether everything is as it was written. */
  public boolean isWhole() {
    return problems.isEmpty();
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Card.titled("Snapshot " + name + (isWhole() ? " is whole" : " is damaged"))
        .fact("whole studies", Text.grouped(studies))
        .list("problems", problems, MOST_SHOWN)
        .mimeBundle();
  }
}
