package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every example in the Javadoc of a public type compiles as a cell would: with the imports of the
 * kernel, and those of the package that it stands in.
 */
class JavadocExamplesTest {

  /** What examples may name without saying where it comes from. */
  private static final String GIVEN =
      """
      static Search trials;
      static Rows rows;
      static org.trialbook.frame.Frame frame;
      static Snapshot snapshot;
      static Path path;
      static List<byte[]> studies;
      static org.trialbook.flatten.Relation relation;
      static List<org.trialbook.flatten.Batch> batches;
      static org.trialbook.frame.Provenance origin;
      static org.trialbook.accounting.Counts counts;
      """;

  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n[ *]*\\}</pre>", Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern PUBLIC = Pattern.compile("(?m)^public ");
  private static final Pattern STAR = Pattern.compile("(?m)^ *\\* ?");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]+;$");

  private record Example(String where, String room, String text) {
    /** A watch list is JSON. */
    boolean isJava() {
      return !text.startsWith("{\"");
    }

    String source(int number) throws IOException {
      String own =
          IMPORT
              .matcher(text)
              .results()
              .map(line -> line.group() + "\n")
              .collect(Collectors.joining());
      return imports()
          + "import "
          + room
          + ".*;\n"
          + own
          + "class Example%s { %s static void run() throws Throwable {\n%s\n} }\n"
              .formatted(String.valueOf(number), GIVEN, IMPORT.matcher(text).replaceAll(""));
    }
  }

  @Test
  void examplesCompile() throws IOException {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(20);
    List<JavaFileObject> sources = new ArrayList<>();
    for (Example each : examples) {
      sources.add(source("Example" + sources.size(), each.source(sources.size())));
    }
    assertThat(failures(sources, examples)).isEmpty();
  }

  private static List<String> failures(List<JavaFileObject> sources, List<Example> examples)
      throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none"), null, sources);
    task.analyze();
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(
            each ->
                Optional.ofNullable(each.getSource())
                        .map(source -> examples.get(sources.indexOf(source)))
                        .map(example -> example.where() + ": " + example.text() + "\n")
                        .orElse("")
                    + each.getMessage(Locale.ENGLISH))
        .toList();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static String imports() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      List<Path> found = files.filter(file -> file.endsWith("imports.jshell")).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.get(0));
    }
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String module : List.of("../dsl", "../kernel")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          String text = Files.readString(file);
          Matcher room = PACKAGE.matcher(text);
          if (!PUBLIC.matcher(text).find() || !room.find()) {
            continue;
          }
          EXAMPLE
              .matcher(text)
              .results()
              .map(
                  each ->
                      new Example(
                          file.getFileName().toString(),
                          room.group(1),
                          STAR.matcher(each.group(1)).replaceAll("")))
              .filter(Example::isJava)
              .forEach(examples::add);
        }
      }
    }
    return examples;
  }
}
