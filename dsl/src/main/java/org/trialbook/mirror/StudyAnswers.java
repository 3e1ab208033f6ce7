package org.trialbook.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.mirror.format.Formats;
import org.trialbook.mirror.format.OneStudy;
import org.trialbook.mirror.format.PageFormat;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.PageToken;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.Hits;
import org.trialbook.mirror.search.IndexedAs;
import org.trialbook.mirror.search.Ordering;
import org.trialbook.mirror.search.Question;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyReader;
import org.trialbook.mirror.stats.StatsAnswers;
import org.trialbook.query.NctId;

/** Answers {@code /studies} and {@code /studies/{nctId}}. */
final class StudyAnswers {

  private static final int DEFAULT_SIZE = 10;
  private static final int LARGEST_SIZE = 1_000;

  private static final Set<String> SINGLE = Set.of("format", "markupFormat", "fields");
  private static final Set<String> LIST = new HashSet<>(Question.parameters());

  static {
    LIST.addAll(SINGLE);
    LIST.addAll(List.of("sort", "countTotal", "pageSize", "pageToken"));
  }

  private final StudyIndex index;
  private final Hits hits;
  private final long today;

  StudyAnswers(StudyIndex index, LocalDate today, Duration patience) {
    this.index = index;
    this.hits = new Hits(() -> index.searcher(patience));
    this.today = today.toEpochDay();
  }

  /** One page of what the question finds. */
  Answer list(RequestParameters parameters) throws IOException {
    parameters.only(LIST);
    try {
      Question question = Question.of(parameters, today);
      PageFormat format = Formats.ofPage(parameters, question.searched());
      IntFunction<byte[]> studies = format.needsOnlyNumbers() ? index::number : index::source;
      return format.page(page(question.query(), Ordering.of(parameters), parameters, studies));
    } catch (IndexSearcher.TooManyClauses e) {
      throw Refusal.tooComplex();
    }
  }

  private PageFormat.Page page(
      Query query, Sort sort, RequestParameters parameters, IntFunction<byte[]> studies)
      throws IOException {
    int asked = parameters.number("pageSize");
    int size = asked == 0 ? DEFAULT_SIZE : Math.min(asked, LARGEST_SIZE);
    boolean counted = parameters.flag("countTotal");
    Optional<Integer> token = parameters.text("pageToken").map(StudyAnswers::position);
    int start = token.orElse(0);
    int[] found = hits.from(start, size + 1, query, sort);
    return new PageFormat.Page(
        Arrays.stream(found).limit(size).mapToObj(studies).toList(),
        token.isEmpty(),
        counted && token.isEmpty() ? Optional.of(hits.count(query, sort)) : Optional.empty(),
        found.length > size ? Optional.of(PageToken.of(start + size)) : Optional.empty());
  }

  private static int position(String token) {
    return PageToken.position(token).orElseThrow(() -> Refusal.format("pageToken"));
  }

  /**
   * The study of that number, or where it is.
   *
   * @param query of the URL, to be kept on the way; may be null
   */
  Answer single(String nctId, RequestParameters parameters, String query) throws IOException {
    Optional<Answer> answer = single(nctId, parameters, LocalDate.ofEpochDay(today), this::study);
    if (answer.isPresent()) {
      return answer.get();
    }
    String number = NctId.normalized(nctId);
    int[] renamed = find(Fields.NCT_ID_ALIAS, number);
    if (renamed.length == 0) {
      throw Refusal.unknownStudy(number);
    }
    String name = StudyReader.nctId(index.source(renamed[0])).orElseThrow();
    return Answer.redirect(name + (query == null ? "" : "?" + query));
  }

  /**
   * The study of that number, if it is known by it.
   *
   * @param studies finds one by its number
   */
  static Optional<Answer> single(
      String nctId, RequestParameters parameters, LocalDate today, Studies studies)
      throws IOException {
    parameters.only(SINGLE);
    if (!IndexedAs.isNctId(nctId)) {
      throw Refusal.format("nctId");
    }
    OneStudy format = Formats.ofStudy(parameters, today);
    Optional<byte[]> study = studies.find(NctId.normalized(nctId));
    return study.isEmpty() ? Optional.empty() : Optional.of(format.single(study.get()));
  }

  /** Finds a study by its number. */
  interface Studies {
    Optional<byte[]> find(String number) throws IOException;
  }

  private Optional<byte[]> study(String number) throws IOException {
    int[] found = find(Fields.NCT_ID, number);
    return found.length == 0 ? Optional.empty() : Optional.of(index.source(found[0]));
  }

  /**
   * All studies in one archive, as {@code {last two digits}/{NCT number}.json}. The registry takes
   * no question here.
   */
  Answer download(RequestParameters parameters) throws IOException {
    parameters.onlyOfCorpus(Set.of("format"));
    if (!parameters.text("format").filter("json.zip"::equals).isPresent()) {
      throw Refusal.value("format", parameters.text("format").orElse(""));
    }
    int[] studies = all();
    return Answer.zip("ctg-studies.json.zip", out -> archive(studies, out));
  }

  /** All studies by registry number. */
  private int[] all() throws IOException {
    Question everything = Question.of(RequestParameters.NONE, today);
    return hits.from(0, Integer.MAX_VALUE, everything.query(), Ordering.of(RequestParameters.NONE));
  }

  /** All studies by registry number, to be read through. */
  StatsAnswers.Corpus corpus() {
    return new StatsAnswers.Corpus() {

      @Override
      public int size() throws IOException {
        return all().length;
      }

      @Override
      public void forEach(Reader reader) throws IOException {
        for (int ordinal : all()) {
          reader.read(index.source(ordinal));
        }
      }
    };
  }

  private void archive(int[] studies, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (int ordinal : studies) {
      byte[] study = index.source(ordinal);
      String nctId = StudyReader.nctId(study).orElseThrow();
      ZipEntry entry = new ZipEntry(nctId.substring(nctId.length() - 2) + "/" + nctId + ".json");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(study);
    }
    zip.finish();
  }

  private int[] find(Field<?> field, String nctId) throws IOException {
    return hits.from(0, 1, new TermQuery(new Term(field.piece(), nctId)), Sort.INDEXORDER);
  }
}
