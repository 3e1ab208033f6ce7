package org.trialbook.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;

/** A registry that answers with recorded pages and keeps what it was asked. */
final class Replay extends Dispatcher {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION =
      "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"}";

  private final Deque<JsonNode> answers;
  private final List<String> paths = new ArrayList<>();
  private final List<Map<String, String>> sent = new ArrayList<>();

  interface Question<T> {
    T ask(Registry registry);
  }

  Replay(JsonNode... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  List<JsonNode> studies(StudyQuery query, long limit) throws IOException {
    return asked(
        registry -> {
          List<JsonNode> studies = new ArrayList<>();
          try (Pages pages = registry.pages(query, OptionalLong.of(limit))) {
            while (pages.hasNext()) {
              read(pages.next(), studies);
            }
          }
          return studies;
        });
  }

  private static void read(Page page, List<JsonNode> studies) {
    try {
      for (int i = 0; i < page.size(); i++) {
        studies.add(JSON.readTree(page.body(), page.offset(i), page.length(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parameters of each request but that for the version. */
  List<Map<String, String>> sent() {
    return sent;
  }

  /** Where each of them went, below the base. */
  List<String> paths() {
    return paths;
  }

  <T> T asked(Question<T> question) throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(this);
      server.start();
      return question.ask(Registry.at(server.url("/api/v2").toString()));
    }
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    if (url.encodedPath().endsWith("/version")) {
      return new MockResponse.Builder().body(VERSION).build();
    }
    paths.add(url.encodedPath().replaceFirst("^/api/v2", ""));
    sent.add(
        url.queryParameterNames().stream()
            .collect(Collectors.toMap(name -> name, url::queryParameter)));
    return new MockResponse.Builder().body(answers.remove().toString()).build();
  }
}
