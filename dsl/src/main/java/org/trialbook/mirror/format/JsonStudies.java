package org.trialbook.mirror.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.Selection;

/** Studies as JSON: a page is an object with one study a line. */
record JsonStudies(StudyWriter writer) implements PageFormat {

  private static final Selection NUMBER = Selection.of(List.of(Fields.NCT_ID));

  static JsonStudies of(RequestParameters parameters, Optional<Set<Field<?>>> searched) {
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
  public boolean needsOnlyNumbers() {
    return writer.selection().equals(NUMBER);
  }

  @Override
  public Answer single(byte[] study) {
    return Answer.json(out -> writer.write(study, out));
  }

  private void write(Page page, OutputStream out) throws IOException {
    print(page.totalCount().map(count -> "{\"totalCount\":" + count + ",").orElse("{"), out);
    print("\"studies\":[\n", out);
    String separator = "";
    for (byte[] study : page.studies()) {
      print(separator, out);
      writer.write(study, out);
      separator = ",\n";
    }
    print("\n]", out);
    print(
        page.nextPageToken().map(token -> ",\"nextPageToken\":\"" + token + "\"}").orElse("}"),
        out);
  }

  private static void print(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
