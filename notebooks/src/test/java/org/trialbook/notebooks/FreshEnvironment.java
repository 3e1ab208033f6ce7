package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Python environment as a user has it: front ends of Jupyter, and the wheel that pip put in. It
 * lies in {@code target/fresh}, is made once, and gets the wheel of this build each time.
 */
final class FreshEnvironment {

  /** How a program ended, what it printed and what it had to say. */
  record Run(int exit, String output, String errors) {}

  static final Path WHEELS = Path.of("target/wheels").toAbsolutePath();

  private static final Path FOLDER = Path.of("target/fresh").toAbsolutePath();
  private static final Path REQUIREMENTS = Path.of("requirements-frontends.txt").toAbsolutePath();
  private static final Path WHEEL_SOURCE = Path.of("../kernel/src/wheel").toAbsolutePath();

  private static FreshEnvironment made;

  private final Path wheel;

  private FreshEnvironment(Path wheel) {
    this.wheel = wheel;
  }

  /** The environment, made at the first call. */
  static synchronized FreshEnvironment get() throws IOException, InterruptedException {
    if (made == null) {
      FreshEnvironment fresh = new FreshEnvironment(buildWheel(WHEELS, ""));
      fresh.make();
      made = fresh;
    }
    return made;
  }

  /** Builds the wheel for a platform, for this one if it is empty, into an empty folder. */
  static Path buildWheel(Path folder, String platform) throws IOException, InterruptedException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> older = Files.list(folder)) {
        for (Path file : older.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    run(
        folder,
        Map.of("TRIALBOOK_WHEEL_PLATFORM", platform),
        Jupyter.python(),
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder.toString(),
        WHEEL_SOURCE.toString());
    try (Stream<Path> wheels = Files.list(folder)) {
      return wheels.findFirst().orElseThrow();
    }
  }

  Path wheel() {
    return wheel;
  }

  /** A program of the environment. */
  String program(String name) {
    return FOLDER.resolve("bin").resolve(name).toString();
  }

  /** Its place for files that do not belong to Python's packages, such as kernelspecs. */
  Path share() {
    return FOLDER.resolve("share");
  }

  private void make() throws IOException, InterruptedException {
    Path finished = FOLDER.resolve(REQUIREMENTS.getFileName());
    Path folder = WHEELS;
    if (!Files.exists(finished) || Files.mismatch(REQUIREMENTS, finished) >= 0) {
      run(folder, Map.of(), Jupyter.python(), "-m", "venv", "--clear", FOLDER.toString());
      pip("-r", REQUIREMENTS.toString());
      Files.copy(REQUIREMENTS, finished, StandardCopyOption.REPLACE_EXISTING);
    }
    pip("--force-reinstall", "--no-deps", wheel.toString());
  }

  private void pip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("python"), "-m", "pip", "install"));
    command.addAll(List.of("--quiet", "--disable-pip-version-check"));
    command.addAll(List.of(arguments));
    run(WHEELS, Map.of(), command.toArray(String[]::new));
  }

  /** Runs a program that has to end well. */
  static Run run(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Run run = attempt(folder, environment, "", command);
    assertThat(run.exit())
        .as(() -> String.join(" ", command) + "\n" + run.output() + run.errors())
        .isZero();
    return run;
  }

  /** Runs a program that may fail. An empty value takes a variable out of the environment. */
  static Run attempt(Path folder, Map<String, String> environment, String input, String... command)
      throws IOException, InterruptedException {
    File output = File.createTempFile("output", ".txt");
    File errors = File.createTempFile("errors", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(output).redirectError(errors);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putIfAbsent("TRIALBOOK_CACHE", WHEELS.resolveSibling("cache").toString());
    variables.forEach(builder.environment()::put);
    variables.forEach((name, value) -> builder.environment().remove(name, ""));
    Process process = builder.start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    int exit = process.waitFor();
    Run run = new Run(exit, Files.readString(output.toPath()), Files.readString(errors.toPath()));
    Files.delete(output.toPath());
    Files.delete(errors.toPath());
    return run;
  }

  /** The Java of this test, and the newest that is installed where Linux distributions do. */
  static List<Path> javas() throws IOException {
    Path ours = Path.of(System.getProperty("java.home"), "bin/java");
    Path usual = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(usual)) {
      return List.of(ours);
    }
    try (Stream<Path> homes = Files.list(usual)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .map(home -> home.resolve("bin/java"))
          .filter(java -> feature(java) > Runtime.version().feature())
          .max(java.util.Comparator.comparingInt(FreshEnvironment::feature))
          .map(newest -> List.of(ours, newest))
          .orElse(List.of(ours));
    }
  }

  /** The version of a JDK by its file {@code release}; 0 where that does not say. */
  static int feature(Path java) {
    try (Stream<String> lines = Files.lines(java.getParent().resolveSibling("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.split("[\".]", -1)[1])
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
