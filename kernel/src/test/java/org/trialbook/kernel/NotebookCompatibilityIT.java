package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.library.SmallRepository;
import org.trialbook.kernel.notebook.MagicSession;

/**
 * What public notebooks for IJava and JJava do, done here in cells of our own: their magics and
 * displays, with libraries that the test makes. Read for it were:
 *
 * <ol>
 *   <li>SpencerPark/ijava-binder: 3rdPartyDependency.ipynb (a value of %jars, %%loadFromPOM, %maven
 *       and import in one cell, a chart as last value)
 *   <li>SpencerPark/ijava-binder: RocksDBExample.ipynb (%maven alone)
 *   <li>neomatrix369/awesome-ai-ml-dl: MyFirstJavaNotebook.ipynb (%jars, %%loadFromPOM behind an
 *       empty line, a cast of eval)
 *   <li>deepjavalibrary/d2l-java: utils/djl-imports.ipynb (several %maven in a cell)
 *   <li>deepjavalibrary/d2l-java: linear-regression-djl.ipynb (%load of a notebook without its
 *       extension and of a Java file)
 *   <li>deepjavalibrary/djl: object_detection_with_model_zoo.ipynb (%maven between comments)
 *   <li>deepjavalibrary/djl: ClassifyExample.ipynb (repositories and dependencies in their lists)
 *   <li>aerospike-examples/interactive-notebooks: java-working_with_lists.ipynb (%sh, dependencies)
 *   <li>dflib/jjava: static-image-rendering.ipynb (generic methods beside %maven with a classifier)
 *   <li>SpencerPark/IJava: docs/display.md (display and render by MIME type, a countdown)
 *   <li>the recipe for Tablesaw's charts in IJava that many copy, and Aerospike's first cell (the
 *       kernel as an object: a renderer and the magic %sh are registered)
 * </ol>
 */
class NotebookCompatibilityIT {

  @TempDir static Path home;

  private static MagicSession session;
  private static String userHome;

  @BeforeAll
  static void start() {
    new SmallRepository(home)
        .with("demo:base:1.0", "Base")
        .with("demo:chart:1.0", "Plot", "demo:base:1.0")
        .with("demo:native:jar:linux:1.0", Map.of("demo/so.txt", "so"), "");
    userHome = System.getProperty("user.home");
    // Maven looks for its settings there, once in the life of a process: the first use must be
    // this.
    System.setProperty("user.home", home.toString());
    session = new MagicSession();
  }

  @AfterAll
  static void stop() {
    session.close();
    System.setProperty("user.home", userHome);
  }

  @Test
  void valuesOfMagics() {
    SmallRepository.jar(
        home.resolve("lib/extra-1.jar"),
        Map.of(
            "extra/Extra.java", "package extra; public class Extra { public static int N = 1; }"));
    assertThat(session.value("List<String> added = %jars " + home + "/lib/*.jar\nadded.size()"))
        .isEqualTo(1);
    assertThat(session.value("extra.Extra.N")).isEqualTo(1);
  }

  @Test
  void loadsNotebooksAndSources() throws IOException {
    Path utils = Files.createDirectories(home.resolve("utils"));
    Files.writeString(
        utils.resolve("djl-imports.ipynb"),
        "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"import java.math.BigInteger;\"]}]}");
    Files.writeString(
        utils.resolve("Training.java"),
        "class Training { static BigInteger two() { return BigInteger.TWO; } }");
    assertThat(
            String.valueOf(
                session.value(
                    "%load "
                        + utils
                        + "/djl-imports\n%load "
                        + utils
                        + "/Training.java\n\n"
                        + "import java.util.function.*;\nTraining.two()")))
        .isEqualTo("2");
  }

  @Test
  void functionsOfTheKernel() {
    assertThat(session.value("(int)eval(\"1+1\") + 2")).isEqualTo(4);
    session.value("printf(\"%d %s\", 1, \"one\")");
    assertThat(session.printed()).isEqualTo("1 one");
    session.value("%sh echo started");
    assertThat(session.printed()).isEqualTo("started\n");
  }

  @Test
  void displaysByTypeOfMime() {
    session.value(
        "String id = display(\"<b>Countdown:</b> 3\", \"text/html\");\n"
            + "for (int i = 3; i >= 0; i--) updateDisplay(id, \"<b>Countdown:</b> \" + i,"
            + " \"text/html\");\n"
            + "display(\"<b>Bold</b>\", \"text/html\", \"text/markdown\");\n"
            + "display(new java.awt.image.BufferedImage(2, 2, 1), \"image/png\");");
    assertThat(session.shown()).hasSize(7);
    assertThat(session.shown().get(4).text("text/html", "")).isEqualTo("<b>Countdown:</b> 0");
    assertThat(session.shown().get(5).values())
        .containsKeys("text/html", "text/markdown", "text/plain");
    assertThat(session.shown().get(6).values()).containsKey("image/png");
    assertThat(session.shownAs(session.value("render(\"Hello from **Java**\", \"text/markdown\")")))
        .containsEntry("text/markdown", "Hello from **Java**");
  }

  @Test
  void renderersAreRegisteredWithTheKernel() {
    session.value(
        """
        import io.github.spencerpark.ijava.IJava;
        record Figure(String target) {}
        IJava.getKernelInstance().getRenderer()
            .createRegistration(Figure.class)
            .preferring(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
            .register((figure, ctx) -> {
                ctx.renderIfRequested(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML, () -> {
                    StringBuilder html = new StringBuilder();
                    html.append("<div id=\\"").append(figure.target()).append("\\"></div>");
                    return html.toString();
                });
                ctx.renderIfRequested(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG, () -> new byte[1]);
            });\
        """);
    assertThat(session.shownAs(session.value("new Figure(\"a\")")))
        .containsOnlyKeys("text/html", "text/plain")
        .containsEntry("text/html", "<div id=\"a\"></div>")
        .containsEntry("text/plain", "Figure[target=a]");
    session.value("io.github.spencerpark.ijava.runtime.Display.display(new Figure(\"b\"));");
    assertThat(session.shown().get(0).text("text/html", "")).contains("\"b\"");
  }

  @Test
  void magicsAreRegisteredWithTheKernel() {
    session.value(
        """
        import io.github.spencerpark.ijava.IJava;
        import io.github.spencerpark.jupyter.kernel.magic.common.Shell;
        import io.github.spencerpark.jupyter.kernel.magic.registry.*;
        IJava.getKernelInstance().getMagics().registerMagics(Shell.class);
        %sh echo started
        public class Shouting {
          @LineMagic(aliases = "loud") public static String shout(List<String> words) {
            return String.join(" ", words).toUpperCase();
          }
          @CellMagic("lines") public long count(List<String> words, String body) {
            return body.lines().count();
          }
        }
        var registered = IJava.getKernelInstance().getMagics();
        registered.registerMagics(Shouting.class);
        registered.registerMagics(new Shouting());
        registered.registerCellMagic("joined", (words, body) -> words.get(0) + body);\
        """);
    assertThat(session.printed()).isEqualTo("started\n");
    assertThat(session.value("String loud = %loud one two\nloud")).isEqualTo("ONE TWO");
    assertThat(session.value("%%lines\na\nb")).isEqualTo(2L);
    assertThat(session.value("%%joined a\nb")).isEqualTo("ab");
    assertThat(session.value("registered.applyLineMagic(\"shout\", List.of(\"x\"))"))
        .isEqualTo("X");
  }

  @Test
  void theKernelEvaluatesAndTakesLibraries() {
    SmallRepository.jar(
        home.resolve("more/more-1.jar"),
        Map.of("more/More.java", "package more; public class More { public static int N = 2; }"));
    session.value(
        "var kernel = io.github.spencerpark.ijava.IJava.getKernelInstance();\n"
            + "kernel.addToClasspath(\""
            + home
            + "/more/more-1.jar\");");
    assertThat(session.value("kernel.evalRaw(\"int n = 3; n + more.More.N\")")).isEqualTo(5);
    assertThat(session.value("kernel.eval(\"int m = 1;\")")).isNull();
    session.value("kernel.display(kernel.eval(\"\\\"text\\\"\"));");
    assertThat(session.shown().get(0).text("text/plain", "")).contains("text");
  }

  @Test
  void sqlOverTheTablesOfTheNotebook() {
    session.value(
        "var sites = Table.create(\"s\", StringColumn.create(\"city\", \"Paris\", \"Rome\"),"
            + " IntColumn.create(\"n\", new int[] {3, 1})); int least = 2;");
    assertThat(
            String.valueOf(session.value("%%sql found\nselect city from sites where n >= $least")))
        .contains("Paris")
        .doesNotContain("Rome");
    assertThat(session.value("found.rowCount()")).isEqualTo(1);
    assertThat(session.failure("%%sql\nfrom sitse")).contains("Did you mean sites?");
  }

  @Test
  void sqlOverTheRelationsOfASnapshot() {
    Path file = home.resolve("studies.ndjson");
    session.value(
        "org.trialbook.sample.Sample.write(java.nio.file.Path.of(\"%s\"), 40); var today ="
                .formatted(file)
            + " org.trialbook.snapshot.Snapshots.in(java.nio.file.Path.of(\"%s\"))"
                .formatted(home.resolve("snapshots"))
            + ".create(\"today\", java.util.List.of(java.nio.file.Path.of(\"%s\")),".formatted(file)
            + " java.util.Optional.empty());");
    session.value("%%sql counted\nselect count(*) as n from today.studies");
    assertThat(session.value("counted.row(0).getLong(\"n\")")).isEqualTo(40L);
  }

  @Test
  void librariesAsOtherKernelsAskForThem() {
    new SmallRepository(home)
        .with("rapaio:one:1.0", "One")
        .with("rapaio:two:1.0", "Two", "rapaio:one:1.0")
        .with("beaker:one:1.0", "BeakerOne")
        .with("beaker:two:1.0", "BeakerTwo")
        .with("beaker:three:1.0", "BeakerThree");
    session.value("%dependency /add rapaio:two:1.0");
    assertThat(session.printed())
        .isEqualTo("To be resolved: rapaio:two:1.0; %dependency /resolve brings it.\n");
    session.value("%dependency /resolve");
    assertThat(session.shown().get(session.shown().size() - 1).text("text/plain", ""))
        .startsWith("rapaio:two:1.0: 2 jars added");
    session.value("%dependency /resolve");
    assertThat(session.printed()).isEqualTo("There is nothing to resolve.\n");
    assertThat(session.value("List<String> jars = %classpath add mvn beaker one 1.0\njars.size()"))
        .isEqualTo(1);
    session.value("%%classpath add mvn\nbeaker two 1.0\nbeaker:three:1.0 // with colons\n");
    assertThat(session.shown().get(session.shown().size() - 1).text("text/plain", ""))
        .contains("2 jars added");
    assertThat(session.failure("%classpath add dynamic x")).contains("does not know add dynamic");
    assertThat(session.failure("%dependency /ad a:b:1")).contains("does not know /ad");
    assertThat(session.failure("%classpath add mvn")).startsWith("No library was named.");
  }

  @Test
  void jarsInLinesOfACell() {
    SmallRepository.jar(
        home.resolve("lines/a-1.jar"),
        Map.of("lines/A.java", "package lines; public class A { public static int N = 3; }"));
    SmallRepository.jar(
        home.resolve("lines/b-1.jar"),
        Map.of("lines/B.java", "package lines; public class B { public static int N = 4; }"));
    session.value("%%jars\n" + home + "/lines/a*.jar // one\n\n# and\n" + home + "/lines/b-1.jar");
    assertThat(session.value("lines.A.N + lines.B.N")).isEqualTo(7);
    session.value("%classpath add jar " + home + "/lines");
    assertThat(session.failure("%%jars\n")).startsWith("%%jars needs a file");
  }
}
