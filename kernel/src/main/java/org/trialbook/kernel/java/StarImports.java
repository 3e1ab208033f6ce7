package org.trialbook.kernel.java;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What cells import as a whole, {@code import a.*;}, all in one snippet.
 *
 * <p>Such an import may change the meaning of any name, so that JShell compiles all again that was
 * declared before: a minute, in a long session. But it knows a snippet of several imports by the
 * name of the first alone. So all of them stand together, behind the import of a name that no cell
 * says, and nothing is compiled but what they are. What has found its names already keeps them;
 * where the new import is to have a name that another brings too, {@link ImportOrder} says so by
 * that name.
 */
final class StarImports {

  /** An import of all that a package, a class or a module has. */
  record StarImport(boolean ofMembers, String from, String line) {

    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");

    private static final Pattern PATTERN =
        Pattern.compile(
            "\\s*import\\s+(?:(?<kind>static\\s+)?(?<from>[\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)\\s*\\.\\s*\\*"
                + "|module\\s+(?<module>[\\w$.]+))\\s*;?\\s*");

    /** The import that the unit is; empty if it is anything else. */
    static Optional<StarImport> of(CellUnit unit) {
      Matcher found = PATTERN.matcher(COMMENT.matcher(unit.source()).replaceAll(" "));
      if (!found.matches()) {
        return Optional.empty();
      }
      String module = found.group("module");
      if (module != null) {
        return Optional.of(new StarImport(true, "", "import module " + module + ";"));
      }
      boolean ofMembers = found.group("kind") != null;
      String from = found.group("from").replaceAll("\\s", "");
      return Optional.of(
          new StarImport(ofMembers, from, "import " + (ofMembers ? "static " : "") + from + ".*;"));
    }
  }

  private static final String FIRST = "import org.trialbook.kernel.$Imports; ";

  private final Set<String> lines = new LinkedHashSet<>();

  boolean has(StarImport each) {
    return lines.contains(each.line());
  }

  /** The unit with all others before it; its offset is such that its places are where they were. */
  CellUnit with(CellUnit unit) {
    String before = FIRST + String.join(" ", lines) + " ";
    return new CellUnit(
        before + unit.source(), unit.offset() - before.length(), unit.completeness());
  }

  void add(StarImport each) {
    lines.add(each.line());
  }

  void clear() {
    lines.clear();
  }
}
