package org.trialbook.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** A test with a server of its own, in which each case takes a schema. */
abstract class OnServer {

  static TestServer server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  static Postgres postgres(String schema) {
    return Postgres.at(server.url()).schema(schema);
  }

  /** Without Trialbook. */
  static Connection connect(String schema) throws SQLException {
    return new Driver().connect(server.url() + "&currentSchema=" + schema, new Properties());
  }
}
