package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;

/** Where a database is and who asks it. It shows no password, and no error of it does. */
final class PostgresAddress {

  private static final Pattern SHOWN =
      Pattern.compile("jdbc:postgresql:(?://)?([^?]*).*", Pattern.DOTALL);

  /** USER:PASSWORD before the host, which the driver takes for a port and writes to its log. */
  private static final Pattern NAMED =
      Pattern.compile("jdbc:postgresql://[^/?]*@.*", Pattern.DOTALL);

  private final String url;
  private final Properties properties;

  private PostgresAddress(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /**
   * The database of a URL, asked by whom the environment says where the URL does not.
   *
   * @throws TrialbookException where the driver cannot read the URL, which may hold a password and
   *     is therefore not repeated
   */
  static PostgresAddress of(String url, UnaryOperator<String> environment) {
    OptionalPart.POSTGRES.need();
    if (!isReadable(url)) {
      throw new TrialbookException(
          "That is no address of a PostgreSQL database.\nTry jdbc:postgresql://localhost/trials?user=me");
    }
    Properties properties = new Properties();
    Optional.ofNullable(environment.apply("PGUSER"))
        .ifPresent(user -> properties.setProperty("user", user));
    Optional.ofNullable(environment.apply("PGPASSWORD"))
        .ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "trialbook");
    return new PostgresAddress(url, properties);
  }

  private static boolean isReadable(String url) {
    if (!url.startsWith("jdbc:postgresql:") || NAMED.matcher(url).matches()) {
      return false;
    }
    try {
      return Driver.parseURL(url, null) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What {@code TRIALBOOK_POSTGRES} names, or else the variables that psql reads. */
  static PostgresAddress fromEnvironment(UnaryOperator<String> environment) {
    String url = environment.apply("TRIALBOOK_POSTGRES");
    if (url != null) {
      return of(url, environment);
    }
    String host = or(environment, "PGHOST", "localhost");
    if (host.startsWith("/")) {
      throw new TrialbookException(
          "PGHOST is the folder of a socket, %s, which Java's driver cannot use.\nTry PGHOST=localhost"
              .formatted(host));
    }
    String database = or(environment, "PGDATABASE", or(environment, "PGUSER", "postgres"));
    return of(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(host, or(environment, "PGPORT", "5432"), URLEncoder.encode(database, UTF_8)),
        environment);
  }

  private static String or(UnaryOperator<String> environment, String name, String without) {
    return Optional.ofNullable(environment.apply(name)).orElse(without);
  }

  /** A connection of its own, which finds names in the schema. */
  PgConnection connect(String schema) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("currentSchema", schema);
    all.setProperty("loginTimeout", "10");
    // Not by DriverManager, which loads every driver there is.
    return (PgConnection) new Driver().connect(url, all);
  }

  @Override
  public String toString() {
    Matcher shown = SHOWN.matcher(url);
    return shown.matches() ? ("PostgreSQL " + shown.group(1)).strip() : "PostgreSQL";
  }
}
