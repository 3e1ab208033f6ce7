package org.trialbook.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.trialbook.Internal;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.corpus.StudySink;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;

/** Passes on the records that are studies, and counts what is none. */
@Internal
public final class CheckedStudies implements StudySink {

  private final Consumer<byte[]> studies;
  private final Flattener flattener =
      new Flattener(Plan.of(Relations.STUDIES.select("nctId")), batch -> {}, reject -> {});

  /** Hands the bytes of each study on. */
  public CheckedStudies(Consumer<byte[]> studies) {
    this.studies = studies;
  }

  /**
   * Hands on every study of these files and folders, as it stands there.
   *
   * @param studies takes the bytes of each, one after the other
   * @return what became of all that was there
   */
  public static Accounting read(List<Path> files, Consumer<byte[]> studies) {
    CheckedStudies checked = new CheckedStudies(studies);
    files.forEach(file -> StudyFiles.read(file, checked));
    return checked.accounting();
  }

  @Override
  public void input(String name) {
    flattener.input(name);
  }

  @Override
  public void study(byte[] bytes, int offset, int length, long position) {
    long before = flattener.studies();
    flattener.study(bytes, offset, length, position);
    if (flattener.studies() > before) {
      studies.accept(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  @Override
  public void reject(Reject reject) {
    flattener.reject(reject);
  }

  @Override
  public void leftOut(LeftOut thing) {
    flattener.leftOut(thing);
  }

  /** What became of all that was there. */
  public Accounting accounting() {
    return flattener.takeAccounting();
  }
}
