package org.trialbook.kernel.java;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.TypeDeclSnippet;

/**
 * Sealed types that get another permitted type: JShell rejects such an edit, where the new type
 * stands behind it in the cell and the others are there already, but not where all of them are new.
 */
final class SealedTypes {

  private static final Pattern PERMITS =
      Pattern.compile("\\bsealed\\b[^{]*\\bpermits\\b([^{]*)\\{");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+([\\w$]+)");

  private SealedTypes() {}

  /**
   * The types that must go, as the cell declares them again; none where the unit permits no type
   * that is still unknown.
   *
   * @param rest what follows the unit in the cell
   */
  static List<TypeDeclSnippet> declaredAnew(CellUnit unit, String rest, JShell jshell) {
    Matcher permits = PERMITS.matcher(unit.source());
    if (!permits.find()) {
      return List.of();
    }
    Set<String> later =
        DECLARED.matcher(rest).results().map(each -> each.group(1)).collect(Collectors.toSet());
    later.retainAll(
        Stream.of(permits.group(1).split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    List<TypeDeclSnippet> known =
        jshell.types().filter(each -> later.contains(each.name())).toList();
    return known.size() == later.size() ? List.of() : known;
  }
}
