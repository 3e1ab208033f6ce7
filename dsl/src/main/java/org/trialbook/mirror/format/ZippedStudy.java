package org.trialbook.mirror.format;

import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.Selection;
import org.trialbook.mirror.search.StudyReader;

/** A study as an archive with one file of JSON in it. */
record ZippedStudy(StudyWriter writer) implements OneStudy {

  static ZippedStudy of(RequestParameters parameters) {
    return new ZippedStudy(new StudyWriter(Selection.of(parameters, Optional.empty()), false));
  }

  @Override
  public Answer single(byte[] study) {
    String name = StudyReader.nctId(study).orElseThrow() + ".json";
    return Answer.zip(
        name + ".zip",
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          ZipEntry entry = new ZipEntry(name);
          entry.setTime(0);
          zip.putNextEntry(entry);
          writer.write(study, zip);
          zip.finish();
        });
  }
}
