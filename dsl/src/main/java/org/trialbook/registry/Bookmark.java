package org.trialbook.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Rejects;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.wire.Version;

/**
 * A place between two pages of a question, from which it can be read on later, also by another
 * process. It holds for the question whose {@link Pages} gave it, asked of the same registry.
 */
public final class Bookmark {

  private static final String SEPARATOR = "|";

  private final Position position;

  Bookmark(Position position) {
    this.position = position;
  }

  Position position() {
    return position;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws TrialbookException where it is something else
   */
  public static Bookmark parse(String text) {
    // The token stands last, for nobody knows what is in it.
    String[] parts = text.split("\\|", 8);
    try {
      if (parts.length < 8) {
        throw new IllegalArgumentException("it has too few parts");
      }
      Version version = new Version(parts[0], LocalDateTime.parse(parts[1]));
      return new Bookmark(
          new Position(
              Optional.of(version),
              Optional.of(Instant.parse(parts[2])),
              parts[3].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[3])),
              Optional.of(parts[7]).filter(token -> !token.isEmpty()),
              Integer.parseInt(parts[4]),
              Long.parseLong(parts[5]),
              Long.parseLong(parts[6].replaceFirst(" .*", "")),
              new Rejects(
                  parts[6].contains(" ") ? Long.parseLong(parts[6].replaceFirst(".* ", "")) : 0,
                  List.of()),
              0));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new TrialbookException("\"%s\" is no bookmark: %s.".formatted(text, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    Version version = position.version().orElseThrow();
    OptionalLong total = position.totalCount();
    long rejects = position.rejects().count();
    return String.join(
        SEPARATOR,
        version.apiVersion(),
        version.dataTimestamp().toString(),
        position.fetchedAt().orElseThrow().toString(),
        total.isPresent() ? Long.toString(total.getAsLong()) : "",
        Integer.toString(position.pages()),
        Long.toString(position.studies()),
        position.repeats() + (rejects == 0 ? "" : " " + rejects),
        position.pageToken().orElse(""));
  }
}
