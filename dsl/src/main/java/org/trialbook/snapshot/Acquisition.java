package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.LeftOut;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;
import org.trialbook.progress.Progress;
import org.trialbook.progress.WorkTally;

/** Takes what an input brings into a staging, with checkpoints on the way. */
final class Acquisition implements Input.Intake {

  private final Input input;
  private final Path folder;
  private final WorkTally tally;
  private final Flattener form;
  private Staging staging;
  private OptionalLong expected = OptionalLong.empty();
  private Optional<String> fault = Optional.empty();
  private Optional<LeftOut> leftOut = Optional.empty();

  private Acquisition(Input input, Path folder, Progress progress) {
    this.input = input;
    this.folder = folder;
    this.tally = new WorkTally("Snapshot of " + input.source(), progress);
    this.form =
        new Flattener(
            Plan.of(Relations.STUDIES.select("nctId")),
            batch -> {},
            reject -> fault = Optional.of(reject.reason()));
  }

  /** What has come: all of it. */
  record Acquired(Staging staging, Input.Ending ending) {}

  /** Brings everything, or what is missing of it after an earlier attempt. */
  static Acquired run(Input input, Path folder, Progress progress) throws IOException {
    Acquisition acquisition = new Acquisition(input, folder, progress);
    acquisition.staging = Staging.open(folder, input.source());
    acquisition.tally.startFrom(0, acquisition.staging.studies());
    Input.Ending ending = input.bring(acquisition.staging.position(), acquisition);
    acquisition.tally.end();
    List<String> notes = new ArrayList<>(ending.notes());
    Staging staging = acquisition.staging;
    acquisition.requireStudies();
    long came = staging.studies() + staging.rejects().size();
    if (acquisition.expected.isPresent() && acquisition.expected.getAsLong() != came) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The source counted %,d studies, and %,d came.",
              acquisition.expected.getAsLong(),
              came));
    }
    // A stop from here on finds everything staged.
    staging.checkpoint(input.source(), staging.position().orElse("all"));
    return new Acquired(
        staging, new Input.Ending(ending.dataTimestamp(), ending.acquiredAt(), notes));
  }

  /** What came to nothing is nothing to go on from. */
  private void requireStudies() throws IOException {
    Counts counts =
        new Counts(staging.studies(), staging.rejects().size(), staging.leftOut(), 0, 0);
    if (counts.nothingRead()) {
      String first =
          staging.rejects().stream()
              .findFirst()
              .map(line -> line.replace("\t", ": "))
              .or(() -> leftOut.map(LeftOut::line))
              .orElse(input.source());
      staging.delete();
      counts.requireStudies(input.source(), first);
    }
  }

  @Override
  public void record(byte[] bytes, int offset, int length, String where) throws IOException {
    Interruptions.check();
    try {
      StudyLine study = StudyLine.of(bytes, offset, length);
      requireForm(bytes, offset, length);
      staging.add(study);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      reject(where, e.getOriginalMessage());
    } catch (NotAStudy e) {
      reject(where, e.getMessage());
    }
    tally.reached(staging.studies());
  }

  /** What a snapshot takes has to be what every reader of it takes, to its last byte. */
  private void requireForm(byte[] bytes, int offset, int length) throws NotAStudy {
    fault = Optional.empty();
    form.study(bytes, offset, length, 0);
    if (fault.isPresent()) {
      throw new NotAStudy(fault.get());
    }
  }

  @Override
  public void reject(String where, String reason) {
    staging.reject(where, reason);
  }

  @Override
  public void leftOut(LeftOut thing) {
    leftOut = leftOut.or(() -> Optional.of(thing));
    staging.leaveOut(thing.input());
  }

  @Override
  public void at(String position) throws IOException {
    if (staging.isFull()) {
      staging.checkpoint(input.source(), position);
    } else {
      staging.standsAt(position);
    }
  }

  @Override
  public void again() throws IOException {
    staging.delete();
    staging = Staging.open(folder, input.source());
    tally.startAgain();
  }

  @Override
  public void expect(OptionalLong studies) {
    expected = studies;
    tally.expect(studies);
  }
}
