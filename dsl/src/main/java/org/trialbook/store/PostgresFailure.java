package org.trialbook.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.trialbook.TrialbookException;

/** What a server refused, in words that say what to try. */
final class PostgresFailure {

  private static final Pattern STUDY = Pattern.compile("NCT\\d{8}");

  private PostgresFailure() {}

  /**
   * @param where the database and the schema, as they are shown
   */
  static TrialbookException told(String where, Throwable failure) {
    if (failure instanceof TrialbookException told) {
      return told;
    }
    // COPY wraps what the server says in an IOException that says nothing.
    Throwable said = failure;
    while (!(said instanceof SQLException) && said.getCause() != null) {
      said = said.getCause();
    }
    String message = String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    return new TrialbookException(
        "%s: %s%s%s".formatted(where, message, study(said), hint(said)), failure);
  }

  /** The study whose line the server stumbled over. */
  private static String study(Throwable failure) {
    return Optional.of(failure)
        .filter(PSQLException.class::isInstance)
        .map(each -> ((PSQLException) each).getServerErrorMessage())
        .map(ServerErrorMessage::getWhere)
        .map(STUDY::matcher)
        .filter(Matcher::find)
        .map(found -> " (" + found.group() + ")")
        .orElse("");
  }

  private static String hint(Throwable failure) {
    String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    if (state.startsWith("08")) {
      return "\nIs the server running? TRIALBOOK_POSTGRES=jdbc:postgresql://HOST/DATABASE names it.";
    }
    if (state.startsWith("28")) {
      return "\nPGUSER and PGPASSWORD, or .pgpass, say who you are.";
    }
    return switch (state) {
      case "42P01" -> "\nIs a snapshot loaded? load(snapshot) makes the tables.";
      case "42P07", "42723" ->
          "\nNo load has made that one, so it is left alone. Use another schema.";
      default -> "";
    };
  }
}
