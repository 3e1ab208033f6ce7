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

/**
 * Cells of IJava notebooks that bring libraries, in a kernel of their own: Maven's resolver looks
 * for the user's settings once in the life of a process. No network.
 */
class MavenCellIT {

  @TempDir private static Path home;

  private static KernelClient kernel;

  @BeforeAll
  static void start() {
    SmallRepository repository =
        new SmallRepository(home)
            .with("demo:base:1.0", "Base")
            .with("demo:chart:1.0", "Plot", "demo:base:1.0")
            .with("demo:native:jar:linux:1.0", Map.of("demo/so.txt", "so"), "")
            .with(
                "demo:shown:1.0",
                Map.of(
                    "demo/Shown.java",
                    "package demo; public record Shown(int n) {}",
                    "demo/ShownRenderer.java",
                    """
                    package demo;
                    public class ShownRenderer implements org.trialbook.display.Renderer<Shown> {
                      public Class<Shown> type() { return Shown.class; }
                      public java.util.Map<String, Object> bundle(
                          Shown shown, org.trialbook.display.Renderers renderers) {
                        return java.util.Map.of("text/plain", "shown " + shown.n());
                      }
                    }
                    """,
                    "META-INF/services/org.trialbook.display.Renderer",
                    "demo.ShownRenderer"),
                "");
    kernel = new KernelClient(home, "-Duser.home=" + repository.home());
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static String value(String code) {
    Run run = kernel.execute(code);
    assertThat(run.status()).as(run.error()).isEqualTo("ok");
    return run.value();
  }

  @Test
  void mavenAndImportInOneCell() {
    assertThat(
            value(
                """
                // libraries
                %maven demo:chart:1.0
                \s\s\s\s
                // and one more
                %maven demo:native:jar:linux:1.0

                import demo.*;

                Plot.version() + Base.version()\
                """))
        .isEqualTo("demo:chart:1.0demo:base:1.0");
    assertThat(
            value(
                "List<String> none = lineMagic(\"maven\", List.of(\"demo:base:1.0\"));"
                    + " none.size()"))
        .isEqualTo("0");
  }

  @Test
  void aMissingLibraryIsAnErrorAndTheLinesBesideItAreAdded() {
    Run run = kernel.execute("%maven demo:nowhere:1.0\n%maven demo:shown:1.0");
    assertThat(run.error()).contains("There is no demo:nowhere:jar:1.0");
    assertThat(value("demo.Shown.class.getSimpleName()")).isEqualTo("Shown");
  }

  @Test
  void pomPartsAsAReadmeShowsThem() {
    String dependency =
        "<dependency>\n  <groupId>demo</groupId>\n  <artifactId>base</artifactId>\n"
            + "  <version>1.0</version> <!-- the latest -->\n</dependency>";
    value("%%loadFromPOM\n\n" + dependency);
    value("%%loadFromPOM\n  <dependencies>\n" + dependency + "\n  </dependencies>\n");
    assertThat(value("demo.Base.version()")).isEqualTo("demo:base:1.0");
  }

  @Test
  void aLibraryBringsItsRenderers() {
    value("1"); // renderers have been looked for before
    value("%maven demo:shown:1.0");
    assertThat(value("new demo.Shown(3)")).isEqualTo("shown 3");
  }
}
