import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Writes the Javadoc of sources into one file, from which notebooks tell what a name is: the class
 * files have none of it.
 *
 * <p>Arguments: the file, then the folders of sources. A line is {@code Class.member(Type,Type[])},
 * a tab, and the comment with its line feeds as {@code \n}; compressed by gzip.
 */
final class GenerateJavadoc {

  private final Map<String, String> comments = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    GenerateJavadoc javadoc = new GenerateJavadoc();
    for (String folder : List.of(arguments).subList(1, arguments.length)) {
      javadoc.read(Path.of(folder));
    }
    javadoc.write(Path.of(arguments[0]));
  }

  private void read(Path folder) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                manager,
                null,
                List.of("-proc:none"),
                null,
                manager.getJavaFileObjectsFromPaths(sources));
    DocTrees docs = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      new Scanner(docs, String.valueOf(unit.getPackageName())).scan(unit, null);
    }
  }

  private final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> names = new ArrayList<>();

    Scanner(DocTrees docs, String packageName) {
      this.docs = docs;
      names.add(packageName);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      if (tree.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        return null;
      }
      names.add(tree.getSimpleName().toString());
      keep(String.join(".", names));
      super.visitClass(tree, null);
      names.remove(names.size() - 1);
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      if (!tree.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        String name =
            tree.getName().contentEquals("<init>")
                ? names.get(names.size() - 1)
                : tree.getName().toString();
        String types =
            tree.getParameters().stream()
                .map(parameter -> type(parameter.getType()))
                .collect(Collectors.joining(",", "(", ")"));
        keep(String.join(".", names) + "." + name + types);
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      if (!tree.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        keep(String.join(".", names) + "." + tree.getName());
      }
      return null;
    }

    private void keep(String key) {
      String comment = docs.getDocComment(getCurrentPath());
      if (comment != null) {
        comments.put(key, comment.strip());
      }
    }

    /** Without type arguments, annotations and packages, as a signature tells it too. */
    private static String type(Tree tree) {
      String erased = tree.toString().replaceAll("@\\w+\\s*", "");
      while (erased.contains("<")) {
        erased = erased.replaceAll("<[^<>]*>", "");
      }
      return erased.replaceAll("[\\w.]*\\.(?=\\w)", "").replaceAll("\\s", "");
    }
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> comment : comments.entrySet()) {
        String text = comment.getValue().replace("\\", "\\\\").replaceAll("\\R", "\\\\n");
        out.write(comment.getKey() + "\t" + text + "\n");
      }
    }
  }
}
