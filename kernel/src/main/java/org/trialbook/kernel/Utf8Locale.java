package org.trialbook.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.trialbook.kernel.base.Log;

/**
 * Java names files in the charset of the locale it was started in, and C and POSIX, as in many
 * containers, have ASCII alone: no cell could read or write {@code café.csv}. Nothing in a running
 * JVM changes that.
 */
final class Utf8Locale {

  private static final String CATEGORY = "LC_ALL";
  private static final String NAME = "C.UTF-8";

  /** Says to the second start that it is one, should the machine not have that locale. */
  private static final String AGAIN = "TRIALBOOK_STARTED_AGAIN";

  private Utf8Locale() {}

  /** Whether this JVM can name any file, or there is no helping it. */
  static boolean isGiven() {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    boolean any = !Charset.isSupported(names) || Charset.forName(names).newEncoder().canEncode('é');
    return any || System.getenv(AGAIN) != null;
  }

  /**
   * Starts this program once more, in a locale of UTF-8, and waits for its end.
   *
   * @return its status; empty if it cannot be started
   */
  static OptionalInt startAgain(Class<?> main, String[] arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder again = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = again.environment();
    environment.put(CATEGORY, NAME);
    environment.put(AGAIN, NAME);
    environment.remove("JDK_JAVA_OPTIONS"); // they are among the arguments already
    // It ends when this process does, which is the one that the front end knows.
    FrontEndProcess.isThisOneFor(again);
    try {
      Process process = again.start();
      FrontEndProcess.endWithIt();
      return OptionalInt.of(process.waitFor());
    } catch (IOException e) {
      Log.warn("This locale has ASCII alone for names of files, and " + NAME + " cannot be used.");
      return OptionalInt.empty();
    }
  }
}
