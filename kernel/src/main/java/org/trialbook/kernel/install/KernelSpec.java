package org.trialbook.kernel.install;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.file.PartialFile;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.base.KernelTexts;

/** The folder that makes Jupyter know this kernel: how to start it, and its logo. */
public final class KernelSpec {

  static final String NAME = "trialbook";

  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  /**
   * A start calls a thousand methods of the compiler of cells often enough for Java to compile
   * them, on the processors that the first cell waits for. Most are called little more often, so
   * Java takes its time; loops count for themselves and are compiled as soon as ever.
   */
  private static final List<String> COMPILED_LATER =
      List.of(
          "-XX:Tier3InvocationThreshold=500",
          "-XX:Tier3MinInvocationThreshold=250",
          "-XX:Tier3CompileThreshold=3000");

  private final Path java;
  private final String classPath;
  private final KernelPrograms programs;
  private final List<String> ownOptions;

  /**
   * @param java the Java program that is to run the kernel
   */
  KernelSpec(Path java, String classPath, KernelPrograms programs) {
    this(java, classPath, programs, List.of());
  }

  private KernelSpec(
      Path java, String classPath, KernelPrograms programs, List<String> ownOptions) {
    this.java = java;
    this.classPath = classPath;
    this.programs = programs;
    this.ownOptions = ownOptions;
  }

  /**
   * The same with options of the user's own, which come last and so win.
   *
   * @param options apart by blanks; null or empty for none
   */
  public KernelSpec with(String options) {
    boolean none = options == null || options.isBlank();
    return new KernelSpec(
        java, classPath, programs, none ? List.of() : List.of(options.strip().split("\\s+", -1)));
  }

  /** For the Java and the class path of this process. */
  public static KernelSpec ofThisProcess(KernelPrograms programs) {
    String program = File.separatorChar == '\\' ? "java.exe" : "java";
    return new KernelSpec(
        Path.of(System.getProperty("java.home"), "bin", program),
        classPath(System.getProperty("java.class.path")),
        programs);
  }

  /** The content of kernel.json. */
  Map<String, Object> content() {
    return content(List.of());
  }

  private Map<String, Object> content(List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options());
    command.addAll(more);
    command.addAll(ownOptions);
    command.addAll(List.of("-cp", classPath, programs.kernel().getName(), "{connection_file}"));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("argv", command);
    content.put("display_name", "Trialbook (Java)");
    content.put("language", "java");
    content.put("interrupt_mode", "message");
    content.put("metadata", Map.of("debugger", false));
    return content;
  }

  /**
   * Writes the folder {@code kernels/trialbook} in a data folder of Jupyter, whole or not at all.
   *
   * @return the folder
   */
  Path install(Path data) {
    return install(data, (folder, target) -> List.of());
  }

  /** The same, with an archive from which the kernel starts quickly, if one can be made. */
  public Path installWithArchive(Path data) {
    StartArchive archive =
        new StartArchive(java, Runtime.version().feature(), classPath, programs.rehearsal());
    return install(
        data,
        (folder, target) -> archive.make(folder, options()) ? archive.options(target) : List.of());
  }

  private Path install(Path data, BiFunction<Path, Path, List<String>> start) {
    Path target = data.resolve("kernels").resolve(NAME);
    try (PartialFile part = PartialFile.folderBeside(target, earlier -> true)) {
      Path written = part.path();
      List<String> more = start.apply(written, target.toAbsolutePath());
      Files.write(written.resolve("kernel.json"), Json.write(content(more)));
      for (String logo : LOGOS) {
        try (InputStream picture = KernelTexts.open(logo)) {
          Files.copy(picture, written.resolve(logo));
        }
      }
      part.commit();
    } catch (IOException e) {
      throw TrialbookException.cannot("write the kernelspec", e);
    }
    return target;
  }

  /** What the JVM is told: a quick start first, then what the libraries need of any Java. */
  static List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    options.addAll(COMPILED_LATER);
    options.addAll(KernelTexts.lines("jvm.options").filter(line -> line.startsWith("-")).toList());
    return options;
  }

  /** Absolute, and one wildcard where everything lies in one folder, so that upgrades are found. */
  static String classPath(String running) {
    List<Path> entries =
        Stream.of(running.split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .toList();
    List<Path> folders = entries.stream().map(Path::getParent).distinct().toList();
    boolean onlyJars = entries.stream().allMatch(entry -> entry.toString().endsWith(".jar"));
    return onlyJars && folders.size() == 1
        ? folders.get(0).resolve("*").toString()
        : String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }
}
