package org.trialbook.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;

/** A mirror on a free port, and a client that asks it over HTTP. */
public final class Served implements AutoCloseable {

  public static final LocalDateTime TIMESTAMP = LocalDateTime.parse("2026-08-14T09:00:05");

  public static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LONG = Duration.ofMinutes(9);

  /** On a slow machine too, nobody is sent away because of the time. */
  private static final ClientLimits PATIENT = new ClientLimits(8, 256, LONG, LONG, LONG);

  private final Mirror mirror;
  private final HttpClient client = HttpClient.newHttpClient();

  public Served(List<byte[]> studies) {
    this(StudyIndexer.inMemory(studies));
  }

  /**
   * @param index closed with the mirror
   */
  public Served(StudyIndex index) {
    mirror =
        Mirror.serve(
            index, TIMESTAMP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PATIENT);
  }

  public static Served of(String... studies) {
    return new Served(
        List.of(studies).stream().map(study -> study.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** A study with this number, and these members of its protocol section. */
  public static String study(String nctId, String... modules) {
    StringBuilder json =
        new StringBuilder("{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"");
    json.append(nctId).append("\"}");
    for (String module : modules) {
      json.append(',').append(module);
    }
    return json.append("}}").toString();
  }

  public URI uri(String path, String... parameters) {
    StringBuilder uri = new StringBuilder(mirror.url() + path);
    for (int i = 0; i < parameters.length; i += 2) {
      uri.append(i == 0 ? '?' : '&').append(parameters[i]).append('=');
      uri.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return URI.create(uri.toString());
  }

  public HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<byte[]> get(String path, String... parameters) {
    return send(HttpRequest.newBuilder(uri(path, parameters)).build());
  }

  public String text(String path, String... parameters) {
    return new String(get(path, parameters).body(), StandardCharsets.UTF_8);
  }

  public JsonNode json(String path, String... parameters) {
    try {
      return JSON.readTree(get(path, parameters).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The registry numbers of all that {@code /studies} finds, in their order. */
  public List<String> ids(String... parameters) {
    List<String> ids = new ArrayList<>();
    List<String> page = new ArrayList<>(List.of(parameters));
    page.addAll(List.of("pageSize", "1000", "fields", "NCTId"));
    JsonNode body = json("/studies", page.toArray(String[]::new));
    body.get("studies").forEach(study -> ids.add(id(study)));
    while (body.has("nextPageToken")) {
      List<String> next = new ArrayList<>(page);
      next.addAll(List.of("pageToken", body.get("nextPageToken").asText()));
      body = json("/studies", next.toArray(String[]::new));
      body.get("studies").forEach(study -> ids.add(id(study)));
    }
    return ids;
  }

  static String id(JsonNode study) {
    return study.at("/protocolSection/identificationModule/nctId").asText();
  }

  @Override
  public void close() {
    mirror.close();
  }
}
