package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.trialbook.Internal;

/** What cells can say by its short name is promised: no type that a release may change at will. */
class CellImportsTest {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (static )?(org\\.trialbook[\\w.]*)\\.\\*;");

  @Test
  void cellsImportWhatIsPromised() throws IOException, ClassNotFoundException {
    List<Class<?>> imported = imported();
    assertThat(imported).hasSizeGreaterThan(100);
    assertThat(imported.stream().filter(CellImportsTest::isInternal)).isEmpty();
  }

  private static boolean isInternal(Class<?> type) {
    return type.isAnnotationPresent(Internal.class)
        || type.getPackage().isAnnotationPresent(Internal.class);
  }

  private static List<Class<?>> imported() throws IOException, ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    try (JavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      Matcher line = IMPORT.matcher(imports());
      while (line.find()) {
        if (line.group(1) != null) {
          types.add(type(line.group(2)));
          continue;
        }
        for (JavaFileObject file :
            files.list(
                StandardLocation.CLASS_PATH,
                line.group(2),
                EnumSet.of(JavaFileObject.Kind.CLASS),
                false)) {
          if (!file.getName().contains("test-classes")) {
            types.add(type(files.inferBinaryName(StandardLocation.CLASS_PATH, file)));
          }
        }
      }
    }
    return types.stream().filter(type -> Modifier.isPublic(type.getModifiers())).toList();
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, false, CellImportsTest.class.getClassLoader());
  }

  private static String imports() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      List<Path> found = files.filter(file -> file.endsWith("imports.jshell")).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.get(0));
    }
  }
}
