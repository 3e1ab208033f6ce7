package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.library.SmallRepository;

/** A library that extends the JJava kernel extends ours, as it is installed, in the same way. */
class JJavaExtensionsIT {

  private static final String SERVICE = "META-INF/services/org.dflib.jjava.jupyter.Extension";

  @TempDir private static Path home;

  private static KernelClient kernel;

  @BeforeAll
  static void start() {
    SmallRepository.jar(
        home.resolve("dose.jar"),
        Map.of(
            "demo/Dose.java",
            "package demo; public record Dose(int mg) {}",
            "demo/DoseExtension.java",
            """
            package demo;
            import org.dflib.jjava.jupyter.Extension;
            import org.dflib.jjava.jupyter.kernel.BaseKernel;
            import org.dflib.jjava.jupyter.kernel.display.DisplayData;
            import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
            public class DoseExtension implements Extension {
              public void install(BaseKernel kernel) {
                System.out.println("installed into " + kernel.getName());
                kernel.evalRaw("import demo.*; int usualDose = 5;");
                kernel.getRenderer().createRegistration(Dose.class)
                    .preferring(MIMEType.TEXT_HTML)
                    .register((dose, context) -> context.renderIfRequested(
                        MIMEType.TEXT_HTML, () -> "<b>" + dose.mg() + " mg</b>"));
                kernel.getMagicsRegistry()
                    .registerLineMagic("double", (of, words) ->
                        of.evalRaw("2 * " + words.get(0)))
                    .registerCellMagic("doses", (of, words, body) -> {
                        DisplayData shown = new DisplayData();
                        shown.putMarkdown("**" + body.lines().count() + "**");
                        of.display(shown);
                        return BaseKernel.notebookKernel() == of;
                    });
              }
            }
            """,
            SERVICE,
            "demo.DoseExtension # the only one\n"));
    SmallRepository.jar(
        home.resolve("broken.jar"), Map.of(SERVICE, "demo.NotThere\n", "demo/note.txt", "none"));
    kernel = KernelClient.installed(home);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static Run run(String code) {
    Run run = kernel.execute(code);
    assertThat(run.status()).as(run.error()).isEqualTo("ok");
    return run;
  }

  @Test
  void importsRenderersAndMagics() {
    Run added = run("%classpath " + home + "/dose.jar");
    assertThat(added.stream("stderr")).isEmpty();
    assertThat(added.stream("stdout")).isEqualTo("installed into Trialbook\n");
    assertThat(run("%jars " + home + "/dose.jar").stream("stdout")).as("a second time").isEmpty();
    assertThat(run("new Dose(usualDose)").of("execute_result").get(0).object("data").values())
        .containsEntry("text/html", "<b>5 mg</b>");
    assertThat(run("int twice = %double usualDose\ntwice").value()).isEqualTo("10");
    Run cell = run("%%doses\n1\n2\n3");
    assertThat(cell.value()).isEqualTo("true");
    assertThat(cell.of("display_data").get(0).object("data").text("text/markdown", ""))
        .isEqualTo("**3**");
  }

  @Test
  void anExtensionThatFailsIsAWarning() {
    Run run = run("%classpath " + home + "/broken.jar\n1 + 1");
    assertThat(run.value()).isEqualTo("2");
    assertThat(run.stream("stderr")).contains("demo.NotThere").contains("JJava");
  }
}
