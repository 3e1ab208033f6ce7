package org.trialbook.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about magics says what their help says, and no magic is forgotten. */
class MagicsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../docs/reference/magics.md");

  @Test
  void thePageIsTheHelp() throws IOException {
    if (Boolean.getBoolean("trialbook.golden.update")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void everyMagicIsNamedAsOneOfTheKernel() {
    List<Class<?>> named =
        Magics.ofKernel().all().stream().<Class<?>>map(Object::getClass).distinct().toList();
    List<Class<?>> written =
        new ClassFileImporter()
            .importPackagesOf(BuiltIn.class).stream()
                .filter(each -> each.getSimpleName().endsWith("Magic"))
                .filter(each -> each.isAssignableTo(Magic.class) && !each.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    assertThat(named).as("what BuiltIn names").containsExactlyInAnyOrderElementsOf(written);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Magics

            A line that begins with `%` calls a magic, anywhere between Java statements; `!` runs a command.
            A cell that begins with `%%` is a magic's as a whole. Behind an equals sign a magic gives its value:
            `List<String> added = %jars lib/*.jar`. `%NAME?` shows what stands here.

            Libraries bring their own: see `org.trialbook.kernel.magic.Magic`.
            """);
    for (Magic magic : Magics.ofKernel().all()) {
      page.append("\n## ").append(magic.name()).append("\n\n    ");
      page.append(magic.help().usage().replace("\n", "\n    ")).append("\n\n");
      page.append(magic.help().summary()).append('\n');
      magic.help().details().forEach(each -> page.append(each).append('\n'));
      if (!magic.aliases().isEmpty()) {
        page.append("Also: `").append(String.join("`, `", magic.aliases())).append("`.\n");
      }
    }
    return page.toString();
  }
}
