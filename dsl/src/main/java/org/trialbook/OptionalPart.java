package org.trialbook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of Trialbook that only some programs use, and whose libraries a program therefore adds
 * itself: they are optional dependencies of {@code trialbook-dsl}. The kernel and the commands have
 * them all but {@link #BROWSER}.
 */
public enum OptionalPart {
  /** SQL over tables, files and snapshots; Parquet and DuckDB files; changes as CSV or Parquet. */
  SQL(
      "SQL, Parquet and DuckDB files",
      new Library("org.duckdb:duckdb_jdbc:2.0.0.1", "org/duckdb/DuckDBDriver.class"),
      new Library("org.apache.arrow:arrow-c-data:19.0.0", "org/apache/arrow/c/Data.class")),
  /** The sample as a registry, a mirror of one's own, and searches in snapshots. */
  MIRROR(
      "The sample, mirrors and searches in snapshots",
      new Library(
          "org.apache.lucene:lucene-core:9.12.3", "org/apache/lucene/index/IndexWriter.class"),
      new Library(
          "org.apache.lucene:lucene-analysis-common:9.12.3",
          "org/apache/lucene/analysis/miscellaneous/PerFieldAnalyzerWrapper.class"),
      new Library(
          "org.eclipse.jetty:jetty-server:12.1.14", "org/eclipse/jetty/server/Server.class")),
  /** Snapshots in a PostgreSQL database. */
  POSTGRES(
      "A PostgreSQL database",
      new Library("org.postgresql:postgresql:42.7.14", "org/postgresql/Driver.class")),
  /** Alerts as messages for a mailer. */
  MAIL(
      "Alerts by mail",
      new Library(
          "org.eclipse.angus:angus-mail:2.0.5", "org/eclipse/angus/mail/util/MailLogger.class")),
  /** Charts as PNG, SVG and pages; their specification and their text need nothing. */
  PICTURES(
      "Pictures of charts",
      new Library("com.caoccao.javet:javet:4.1.5", "com/caoccao/javet/interop/V8Host.class"),
      new Library("com.caoccao.javet:javet-v8-linux-x86_64:4.1.5", "META-INF/LICENSE.v8"),
      new Library("com.github.weisj:jsvg:2.0.0", "com/github/weisj/jsvg/SVGDocument.class")),
  /** Charts as PDF, drawn from their pictures; all else of charts does without. */
  PDF(
      "Charts as PDF",
      new Library("org.apache.pdfbox:pdfbox:3.0.8", "org/apache/pdfbox/pdmodel/PDDocument.class"),
      new Library(
          "de.rototor.pdfbox:graphics2d:3.0.5",
          "de/rototor/pdfbox/graphics2d/PdfBoxGraphics2D.class")),
  /** Zip archives in less time; without it the JDK unpacks them, with the same result. */
  UNZIPPING(
      "Unzipping by ISA-L, on Linux",
      new Library("com.intel.gkl:gkl:0.9.1", "com/intel/gkl/compression/IntelInflater.class"),
      new Library("org.slf4j:jcl-over-slf4j:2.0.20", "org/apache/commons/logging/Log.class")),
  /** Excel workbooks. */
  EXCEL(
      "Excel workbooks",
      new Library("org.dhatim:fastexcel:0.19.0", "org/dhatim/fastexcel/Workbook.class")),
  /**
   * Pages of the registry's site that only a browser shows; neither kernel nor commands have it.
   */
  BROWSER(
      "A browser",
      new Library(
          "com.microsoft.playwright:playwright:1.62.0",
          "com/microsoft/playwright/Playwright.class")),
  /** The commands behind the launcher. */
  COMMANDS("The commands", new Library("info.picocli:picocli:4.7.7", "picocli/CommandLine.class"));

  /** A dependency as a build names it, and a class in it. */
  private record Library(String coordinates, String sign) {
    boolean isThere() {
      return OptionalPart.class.getClassLoader().getResource(sign) != null;
    }
  }

  private final String what;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<Library> libraries;

  OptionalPart(String what, Library... libraries) {
    this.what = what;
    this.libraries = List.of(libraries);
  }

  /** What it does, in a few words that begin a sentence. */
  public String what() {
    return what;
  }

  /** The dependencies that it stands on, as {@code group:artifact:version}. */
  public List<String> dependencies() {
    return libraries.stream().map(Library::coordinates).toList();
  }

  /** Whether all of them are on the class path. */
  public boolean isThere() {
    return libraries.stream().allMatch(Library::isThere);
  }

  /**
   * To be called where a program enters the part, before a class of the libraries is loaded.
   *
   * @throws TrialbookException where one is not on the class path; it names the dependency to add
   */
  public void need() {
    if (isThere()) {
      return;
    }
    String absent =
        libraries.stream()
            .filter(library -> !library.isThere())
            .map(Library::coordinates)
            .collect(Collectors.joining(", "));
    throw new TrialbookException(
        "%s need%s a library that is not on the class path.\nAdd this dependency: %s"
            .formatted(what, what.startsWith("A ") ? "s" : "", absent));
  }
}
