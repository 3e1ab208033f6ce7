package org.trialbook.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.query.NctId;

/** Answers {@code /studies} and {@code /studies/{nctId}}. */
final class StudyAnswers {

  private static final int DEFAULT_SIZE = 10;
  private static final int LARGEST_SIZE = 1_000;
  private static final int NOT_COUNTED = -1;

  private static final Set<String> SINGLE = Set.of("format", "markupFormat", "fields");
  private static final Set<String> LIST = new HashSet<>(Question.parameters());

  static {
    LIST.addAll(SINGLE);
    LIST.addAll(List.of("sort", "countTotal", "pageSize", "pageToken"));
  }

  private final StudyIndex index;
  private final Hits hits;
  private final long today;

  StudyAnswers(StudyIndex index, LocalDate today) {
    this.index = index;
    this.hits = new Hits(index.searcher());
    this.today = today.toEpochDay();
  }

  /** One page of what the question finds. */
  Answer list(Parameters parameters) throws IOException {
    parameters.only(LIST);
    format(parameters, Set.of("json", "csv"));
    try {
      return page(Question.of(parameters, today), parameters);
    } catch (IndexSearcher.TooManyClauses e) {
      throw Refusal.tooComplex();
    }
  }

  private Answer page(Question question, Parameters parameters) throws IOException {
    StudyWriter writer =
        writer(parameters, Selection.of(parameters, Optional.of(question.searched())));
    Sort sort = Ordering.of(parameters);
    int asked = parameters.number("pageSize");
    int size = asked == 0 ? DEFAULT_SIZE : Math.min(asked, LARGEST_SIZE);
    Optional<Integer> start = parameters.text("pageToken").map(StudyAnswers::position);
    boolean counted = parameters.flag("countTotal") && start.isEmpty();
    int[] studies = hits.from(start.orElse(0), size + 1, question.query(), sort);
    int count = counted ? hits.count(question.query()) : NOT_COUNTED;
    return Answer.json(out -> write(studies, size, start.orElse(0), count, writer, out));
  }

  private static int position(String token) {
    return PageToken.position(token).orElseThrow(() -> Refusal.format("pageToken"));
  }

  /** The study of that number, or where it is. */
  Answer single(String nctId, Parameters parameters, String query) throws IOException {
    parameters.only(SINGLE);
    if (!IndexedAs.isNctId(nctId)) {
      throw Refusal.format("nctId");
    }
    format(parameters, Set.of("json", "csv", "json.zip", "fhir.json", "ris"));
    StudyWriter writer = writer(parameters, Selection.of(parameters, Optional.empty()));
    String number = NctId.normalized(nctId);
    int[] found = find(Fields.NCT_ID, number);
    if (found.length > 0) {
      byte[] study = index.source(found[0]);
      return Answer.json(out -> writer.write(study, out));
    }
    int[] renamed = find(Fields.NCT_ID_ALIAS, number);
    if (renamed.length == 0) {
      throw Refusal.unknownStudy(number);
    }
    String name = StudyDocuments.nctId(index.source(renamed[0])).orElseThrow();
    return Answer.redirect(name + (query == null ? "" : "?" + query));
  }

  private int[] find(Field<?> field, String nctId) throws IOException {
    return hits.from(0, 1, new TermQuery(new Term(field.piece(), nctId)), Sort.INDEXORDER);
  }

  private void write(
      int[] page, int size, int start, int count, StudyWriter writer, OutputStream out)
      throws IOException {
    StringBuilder head = new StringBuilder("{");
    if (count != NOT_COUNTED) {
      head.append("\"totalCount\":").append(count).append(',');
    }
    out.write(utf8(head.append("\"studies\":[\n")));
    int studies = Math.min(page.length, size);
    for (int i = 0; i < studies; i++) {
      out.write(utf8(i == 0 ? "" : ",\n"));
      writer.write(index.source(page[i]), out);
    }
    boolean more = page.length > size;
    out.write(
        utf8(more ? "\n],\"nextPageToken\":\"" + PageToken.of(start + size) + "\"}" : "\n]}"));
  }

  private static StudyWriter writer(Parameters parameters, Selection selection) {
    String markup = parameters.text("markupFormat").orElse("markdown");
    if (!Set.of("markdown", "legacy").contains(markup)) {
      throw Refusal.value("markupFormat", markup);
    }
    return new StudyWriter(selection, markup.equals("legacy"));
  }

  /** Only JSON is served so far; what the registry has besides is told from what it has not. */
  private static void format(Parameters parameters, Set<String> known) {
    String format = parameters.text("format").orElse("json");
    if (!known.contains(format)) {
      throw Refusal.value("format", format);
    }
    if (!format.equals("json")) {
      throw Refusal.unsupported("format", format);
    }
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
