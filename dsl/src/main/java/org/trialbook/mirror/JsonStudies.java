package org.trialbook.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.trialbook.field.Field;

/** Studies as JSON: a page is an object with one study a line. */
record JsonStudies(StudyWriter writer) implements StudyFormat {

  static JsonStudies of(Parameters parameters, Optional<Set<Field<?>>> searched) {
    String markup = parameters.text("markupFormat").orElse("markdown");
    if (!Set.of("markdown", "legacy").contains(markup)) {
      throw Refusal.value("markupFormat", markup);
    }
    return new JsonStudies(
        new StudyWriter(Selection.of(parameters, searched), markup.equals("legacy")));
  }

  @Override
  public Answer page(Page page) {
    return Answer.json(out -> write(page, out));
  }

  @Override
  public Answer single(byte[] study) {
    return Answer.json(out -> writer.write(study, out));
  }

  private void write(Page page, OutputStream out) throws IOException {
    print(page.totalCount().map("{\"totalCount\":%d,"::formatted).orElse("{"), out);
    print("\"studies\":[\n", out);
    String separator = "";
    for (byte[] study : page.studies()) {
      print(separator, out);
      writer.write(study, out);
      separator = ",\n";
    }
    print("\n]", out);
    print(page.nextPageToken().map(",\"nextPageToken\":\"%s\"}"::formatted).orElse("}"), out);
  }

  private static void print(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
