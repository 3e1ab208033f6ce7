package org.trialbook.alert;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.change.ChangeKind;
import org.trialbook.text.DidYouMean;

/**
 * Which changes of which studies someone wants to be told of, and how.
 *
 * <p>It is a JSON file:
 *
 * <pre>{@code
 * {"name": "competitors",
 *  "search": {"query.cond": "heart failure", "query.spons": "Novartis"},
 *  "kinds": ["STATUS", "DATE", "RESULTS_POSTED"],
 *  "outlets": [{"slack": "env:SLACK_WEBHOOK"}, {"atom": "competitors.xml"},
 *              {"email": "mail", "to": "team@example.org"}, {"dashboard": "competitors.html"}]}
 * }</pre>
 *
 * @param file where it stands; paths in it start from its folder
 * @param name of the list, for people
 * @param search the address of the search: a request of API v2, or a search page of the site
 * @param kinds of changes; without them all but those of the record's upkeep
 * @param outlets where alerts go
 */
public record WatchList(
    Path file, String name, String search, Set<ChangeKind> kinds, List<Outlet> outlets) {

  private static final String REQUEST = "https://clinicaltrials.gov/api/v2/studies?";
  private static final Set<String> KEYS = Set.of("name", "search", "kinds", "outlets");
  private static final int LONGEST_NAME = 200;

  /** What a name twice or text after the end was meant to say, nobody knows. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What says little to whoever follows a study. */
  private static final Set<ChangeKind> UPKEEP =
      Set.of(ChangeKind.UPDATE, ChangeKind.DERIVED, ChangeKind.SITE, ChangeKind.OTHER);

  public WatchList {
    kinds = Set.copyOf(kinds);
    outlets = List.copyOf(outlets);
  }

  /**
   * The list in a file.
   *
   * @throws TrialbookException where there is none, or something in it is not known
   */
  public static WatchList read(Path file) {
    try {
      JsonNode list = JSON.readTree(Files.readString(file));
      if (!list.isObject()) {
        throw new TrialbookException("A watch list is a JSON object.");
      }
      known(list, KEYS);
      return new WatchList(
          file.toAbsolutePath().normalize(),
          name(list),
          search(list.path("search")),
          kinds(list.path("kinds")),
          outlets(list.path("outlets")));
    } catch (JsonProcessingException e) {
      // Neither its message nor itself: they repeat what stands there, which may be a secret.
      JsonLocation at = e.getLocation();
      throw new TrialbookException(
          "%s is no JSON%s.\nEach name is there once, in quotes, and nothing follows the object."
              .formatted(
                  file,
                  at == null
                      ? ""
                      : String.format(
                          Locale.ROOT,
                          ": look at line %d, column %d",
                          at.getLineNr(),
                          at.getColumnNr())));
    } catch (InvalidPathException e) {
      throw new TrialbookException("In " + file + ": a path has characters that none can have.", e);
    } catch (IOException e) {
      throw new TrialbookException("There is no watch list " + file + " that can be read.", e);
    } catch (TrialbookException e) {
      throw new TrialbookException("In " + file + ": " + e.getMessage(), e);
    }
  }

  private static void known(JsonNode object, Set<String> keys) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new TrialbookException(
                    "\"%s\" is not known.%s\nKnown are %s."
                        .formatted(
                            key.contains("://") ? "An address" : key,
                            DidYouMean.or(key, keys),
                            String.join(", ", new TreeSet<>(keys))));
              }
            });
  }

  private static String name(JsonNode list) {
    String name = text(list, "name").strip();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT, "\"name\" is one line of %d characters at most.", LONGEST_NAME));
    }
    return name;
  }

  private static String text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new TrialbookException("\"%s\" is text and has to be there.".formatted(key));
    }
    return value.asText();
  }

  private static String search(JsonNode search) {
    if (search.isTextual() && !search.asText().isBlank()) {
      return search.asText();
    }
    if (!search.isObject() || search.isEmpty()) {
      throw new TrialbookException(
          "\"search\" has to be there: parameters of the registry, as in"
              + " {\"query.cond\": \"asthma\"}, or the address of a search.");
    }
    return search.properties().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(value(parameter)))
        .collect(Collectors.joining("&", REQUEST, ""));
  }

  private static String value(Map.Entry<String, JsonNode> parameter) {
    JsonNode value = parameter.getValue();
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      throw new TrialbookException(
          "The parameter \"%s\" of \"search\" is text.\nSeveral values are one text: \"A|B\"."
              .formatted(parameter.getKey()));
    }
    return value.asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Set<ChangeKind> kinds(JsonNode kinds) {
    if (kinds.isMissingNode()) {
      return EnumSet.complementOf(EnumSet.copyOf(UPKEEP));
    }
    List<String> names = Arrays.stream(ChangeKind.values()).map(ChangeKind::name).toList();
    Set<ChangeKind> chosen = EnumSet.noneOf(ChangeKind.class);
    for (JsonNode kind : kinds) {
      String name = kind.asText().toUpperCase(Locale.ROOT);
      if (!names.contains(name)) {
        throw new TrialbookException(
            "There is no kind of change %s.%s\nKinds are %s."
                .formatted(kind.asText(), DidYouMean.or(name, names), String.join(", ", names)));
      }
      chosen.add(ChangeKind.valueOf(name));
    }
    if (!kinds.isArray() || chosen.isEmpty()) {
      throw new TrialbookException("\"kinds\" is a list with one kind of change at least.");
    }
    return chosen;
  }

  private static List<Outlet> outlets(JsonNode outlets) {
    List<Outlet> all = new ArrayList<>();
    for (JsonNode outlet : outlets.isArray() ? outlets : JSON.createArrayNode()) {
      all.add(outlet(outlet));
    }
    if (!outlets.isArray() || all.isEmpty()) {
      throw new TrialbookException(
          "\"outlets\" is a list with one at least, such as {\"dashboard\": \"alerts.html\"}.");
    }
    Map<String, Long> names =
        all.stream().collect(Collectors.groupingBy(Outlet::name, Collectors.counting()));
    names.forEach(
        (name, times) -> {
          if (times > 1) {
            throw new TrialbookException("The outlet \"" + name + "\" is there twice.");
          }
        });
    return all;
  }

  private static Outlet outlet(JsonNode outlet) {
    known(outlet, Set.of("slack", "webhook", "email", "to", "atom", "dashboard"));
    List<String> kind =
        outlet.properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> !key.equals("to"))
            .toList();
    if (kind.size() != 1) {
      throw new TrialbookException(
          "An outlet is one of \"slack\", \"webhook\", \"email\", \"atom\" and \"dashboard\".");
    }
    if (outlet.has("to") != outlet.has("email")) {
      throw new TrialbookException(
          "\"to\" goes with \"email\", as in {\"email\": \"mail\", \"to\": \"team@example.org\"}.");
    }
    String key = kind.get(0);
    return switch (key) {
      case "slack" -> new Outlet.SlackWebhook(new Secret(text(outlet, key)));
      case "webhook" -> new Outlet.Webhook(new Secret(text(outlet, key)));
      case "email" -> email(path(outlet, key), text(outlet, "to"));
      case "atom" -> new Outlet.AtomFeed(path(outlet, key));
      default -> new Outlet.Dashboard(path(outlet, key));
    };
  }

  private static Outlet email(Path folder, String to) {
    OptionalPart.MAIL.need();
    return new Outlet.EmailFolder(folder, EmailMessage.recipients(to));
  }

  private static Path path(JsonNode outlet, String key) {
    return Path.of(text(outlet, key)).normalize();
  }

  /** A path of the list, which starts from its folder. */
  Path place(Path path) {
    return file.resolveSibling(path).normalize();
  }

  /** Where its alerts wait: a folder beside it. */
  public Path outbox() {
    String stem = file.getFileName().toString().replaceFirst("\\.json$", "");
    return file.resolveSibling(stem + ".outbox");
  }

  @Override
  public String toString() {
    return "Watch list " + name + " in " + file;
  }
}
