package org.trialbook.kernel.java;

import java.util.regex.Pattern;

/** The names that JShell gives the classes around snippets: nothing for people to read. */
public final class JShellNames {

  private static final String PACKAGE = "REPL.$JShell$";
  private static final Pattern PREFIX = Pattern.compile("REPL\\.\\$JShell\\$\\w+?[.$]");

  private JShellNames() {}

  /** The text without these names: a class of a cell by its own name alone. */
  public static String strip(String text) {
    return text.contains(PACKAGE) ? PREFIX.matcher(text).replaceAll("") : text;
  }
}
