package org.trialbook.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.trialbook.flatten.Relation;
import org.trialbook.store.Postgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "postgres",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps a snapshot in a PostgreSQL database: studies as JSONB, relations as tables.",
      "TRIALBOOK_POSTGRES is its address, jdbc:postgresql://HOST:PORT/DATABASE;",
      "without it PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD say where and who."
    })
final class PostgresCommand {

  private static final int REPORT_EVERY = 25_000;
  private static final List<String> NONE = List.of("none");
  private static final Pattern PASSWORD = Pattern.compile("[?&](ssl)?password=");

  @Spec private CommandSpec spec;

  @Mixin private SnapshotsOption among;

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description = {
        "In the place of TRIALBOOK_POSTGRES, without a password, which others on this machine",
        "could read: that is for PGPASSWORD or .pgpass."
      })
  private String url;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "trialbook",
      description = "Of the database; ${DEFAULT-VALUE} without it.")
  private String schema;

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = {
        "Brings the database to what the snapshot holds, in one transaction.",
        "Only studies that are not the same there are sent."
      },
      exitCodeListHeading = ExitStatus.HEADING,
      exitCodeList = {
        ExitStatus.ALL_READ,
        ExitStatus.FAILED,
        ExitStatus.WRONG_USE,
        ExitStatus.SOME_REJECTS
      })
  int load(
      @Parameters(
              paramLabel = "SNAPSHOT",
              description = "Name or folder; or files: whatever flatten reads.")
          String name,
      @Option(
              names = "--relations",
              split = ",",
              paramLabel = "NAME",
              defaultValue = "all",
              description = "Those that are to be tables, such as STUDIES,LOCATIONS; or none.")
          List<String> relations) {
    PrintWriter err = spec.commandLine().getErr();
    Postgres postgres = postgres().schema(schema).progress(this::tell);
    try (StudiesArgument studies = StudiesArgument.of(name, among, err)) {
      studies.tellRejects(err);
      err.println(postgres.load(studies.snapshot(), relations(relations)));
      return ExitStatus.of(studies.rejects());
    }
  }

  private Postgres postgres() {
    if (url == null) {
      return Postgres.fromEnvironment();
    }
    if (PASSWORD.matcher(url).find()) {
      throw new ParameterException(
          spec.commandLine(), "--url is no place for a password: PGPASSWORD or .pgpass is.");
    }
    return Postgres.at(url);
  }

  private void tell(long studies) {
    if (studies % REPORT_EVERY == 0) {
      spec.commandLine().getErr().printf(Locale.ROOT, "%,d studies sent%n", studies);
    }
  }

  private static List<Relation> relations(List<String> names) {
    return names.equals(NONE) ? List.of() : RelationsArgument.of(names);
  }
}
