package org.trialbook.mirror;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.stats.CatalogueAnswers;

/** Finds who answers a request, and has it answered: also a refusal is an answer. */
final class Router {

  /** Where the registry's language begins in a URL. */
  static final String PATH = "/api/v2";

  /** Paths whose answers need a search, or all of the corpus. */
  private static final Set<String> LARGE =
      Stream.of(
              "/studies",
              "/studies/download",
              "/stats/size",
              "/stats/field/values",
              "/stats/fieldValues",
              "/stats/field/sizes")
          .map(resource -> PATH + resource)
          .collect(Collectors.toUnmodifiableSet());

  private final Indexing indexing;
  private final Duration patience;
  private final AnswerTurns turns;
  private final LocalDateTime dataTimestamp;

  Router(Indexing indexing, LocalDateTime dataTimestamp, ClientLimits limits) {
    this.indexing = indexing;
    this.patience = limits.patience();
    this.turns = new AnswerTurns(limits);
    this.dataTimestamp = dataTimestamp;
  }

  /** Whether the answer costs nothing: it is known, or one study. */
  static boolean isSmall(String path) {
    return !LARGE.contains(path.replaceFirst("/+$", ""));
  }

  /** The answer to a request, also where it is a complaint. */
  Answer answer(String method, String path, String query) {
    try {
      return route(method, path, query);
    } catch (Refusal e) {
      return Answer.refusal(e);
    } catch (IOException | RuntimeException e) {
      System.getLogger(Router.class.getName())
          .log(System.Logger.Level.ERROR, "Cannot answer " + path + "?" + query, e);
      return Answer.refusal(Refusal.internal());
    }
  }

  private Answer route(String method, String path, String query) throws IOException {
    if (!List.of("GET", "HEAD").contains(method)) {
      throw method.equals("OPTIONS") ? Refusal.preflight() : Refusal.method();
    }
    if (path == null || !path.startsWith(PATH + "/")) {
      throw Refusal.unknownPath();
    }
    String resource = path.substring(PATH.length());
    RequestParameters parameters = RequestParameters.of(query);
    return switch (resource) {
      case "/version" -> CatalogueAnswers.version(parameters, dataTimestamp);
      case "/studies" -> {
        StudyAnswers studies = searched().studies();
        yield turns.take(() -> studies.list(parameters));
      }
      case "/studies/download" -> {
        StudyAnswers studies = searched().studies();
        yield turns.take(() -> studies.download(parameters));
      }
      case "/studies/metadata" -> CatalogueAnswers.metadata(parameters);
      case "/studies/enums" -> CatalogueAnswers.enums(parameters);
      case "/stats/size" -> searched().stats().size(parameters);
      case "/stats/field/values", "/stats/fieldValues" -> searched().stats().values(parameters);
      case "/stats/field/sizes" -> searched().stats().sizes(parameters);
      case "/studies/search-areas" -> CatalogueAnswers.searchAreas(parameters);
      default -> study(resource, parameters, query);
    };
  }

  private Answer study(String resource, RequestParameters parameters, String query)
      throws IOException {
    String prefix = "/studies/";
    if (!resource.startsWith(prefix) || resource.indexOf('/', prefix.length()) >= 0) {
      throw Refusal.unknownPath();
    }
    String nctId = resource.substring(prefix.length());
    Optional<SearchedCorpus> searched = indexing.now();
    return searched.isPresent()
        ? searched.get().studies().single(nctId, parameters, query)
        : StudyAnswers.single(nctId, parameters, dataTimestamp.toLocalDate(), indexing::study)
            .orElseThrow(Refusal::indexing);
  }

  private SearchedCorpus searched() throws IOException {
    return indexing.within(patience);
  }

  /** What tells one state of the corpus from another; empty while it is indexed. */
  Optional<String> entityTag() {
    return indexing.now().map(SearchedCorpus::entityTag);
  }
}
