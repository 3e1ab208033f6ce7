package org.trialbook.kernel.magic.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.magic.Magic;

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
        BuiltIn.magics().all().stream().<Class<?>>map(Object::getClass).distinct().toList();
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
            `List<String> added = %jars lib/*.jar`, and a command what it prints: `var lines = !ls`.
            Within brackets, comments and strings, text blocks too, a line is Java whatever it begins with.

            `%NAME?` shows what stands here. `NAME?` tells what something of Java is, `NAME??` how a cell has declared it:
            `Search?`, `trials.frame?`, `twice??`.

            Libraries bring their own, by a class that `org.trialbook.kernel.magic.Magic` describes, and so does a cell: `magic(new Shouting())`.
            There is no `%load_ext`: the magics of a library are there when `%maven`, `%jars` or `%classpath` has added its jar.

            Loops of your own show how they get on by `for (var each : progress(list))`, which takes a list, an array, a `Stream`,
            an `IntStream` or a number; `time(() -> ...)` says how long something took.
            """);
    for (Magic magic : BuiltIn.magics().all()) {
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
