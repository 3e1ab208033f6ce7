package org.trialbook.kernel.java;

import java.util.regex.Pattern;

/**
 * Expressions whose type need not be known to evaluate them.
 *
 * <p>JShell keeps the value of an expression in a variable, and to find the type of that variable
 * it compiles the expression three times more. As the initial value of an {@code Object} it is
 * compiled at once. Where the expected type could change the value (conditional and switch
 * expressions) or an assignment is to be shown as such, the long way is taken.
 */
final class PlainExpression {

  /** What begins the name of the variable that holds the value until the cell has taken it. */
  private static final String VARIABLE = "$value";

  private static final Pattern LITERAL =
      Pattern.compile(
          "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'");

  /** Beside what tells two values apart or is no expression at all. */
  private static final Pattern EXCLUDED =
      Pattern.compile(
          "[?{};]|(?<![=<>!])=(?!=)|//|/\\*|\"\"\""
              + "|\\b(?:switch|import|package|class|interface|enum|record|throw|return|assert)\\b");

  private PlainExpression() {}

  /** Whether the unit may be one; the compiler then says whether it is. */
  static boolean mayBe(CellUnit unit) {
    String code = LITERAL.matcher(unit.source()).replaceAll("0");
    return !unit.isBroken() && !EXCLUDED.matcher(code).find();
  }

  /**
   * The declaration of a variable with its value; lines stay where they are.
   *
   * @param number one that no other has had: JShell compiles all dropped variables of the same name
   *     again with every new one, which makes the hundredth cell fifty times slower than the first
   */
  static String declaration(CellUnit unit, long number) {
    return "java.lang.Object " + VARIABLE + number + " = (" + unit.source() + ");";
  }
}
