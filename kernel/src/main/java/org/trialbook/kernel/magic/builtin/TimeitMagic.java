package org.trialbook.kernel.magic.builtin;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Repeated;
import org.trialbook.kernel.magic.Workspace;

/** {@code %timeit} and {@code %%timeit}: how long code takes that is run again and again. */
final class TimeitMagic implements LineMagic, CellMagic {

  private static final Pattern OPTION = Pattern.compile("\\A-([nr])\\s*(\\d{1,9})(?:\\s+|\\z)");
  private static final int RUNS = 7;

  /** What the options say, and what stands behind them. */
  private record Order(OptionalLong loops, int runs, String code) {

    static Order of(String text) {
      OptionalLong loops = OptionalLong.empty();
      int runs = RUNS;
      String rest = text;
      for (Matcher option = OPTION.matcher(rest); option.find(); option = OPTION.matcher(rest)) {
        int number = Math.max(1, Integer.parseInt(option.group(2)));
        if (option.group(1).equals("n")) {
          loops = OptionalLong.of(number);
        } else {
          runs = number;
        }
        rest = rest.substring(option.end());
      }
      return new Order(loops, runs, rest);
    }
  }

  @Override
  public String name() {
    return "timeit";
  }

  @Override
  public Help help() {
    return new Help(
        "%timeit [-n LOOPS] [-r RUNS] CODE\n%%timeit [-n LOOPS] [-r RUNS] [SETUP]",
        "Runs code, a line or the rest of the cell, in loops, and says how long one takes: the mean"
            + " and the standard deviation of seven runs.",
        "Without -n there are as many loops as make a run of a fifth of a second. What they come to"
            + " before that warms Java's compiler up; the kernel starts with the first of its two,"
            + " see TRIALBOOK_JAVA_OPTIONS.",
        "The code is compiled once, as the body of a lambda: variables that it declares are its"
            + " own. SETUP runs once before, as a cell of its own, and what it declares stays.",
        "A loop takes some nanoseconds by itself.",
        "As a value: the mean in seconds, as a Double.");
  }

  @Override
  public String valueType() {
    return "java.lang.Double";
  }

  @Override
  public boolean takesJava() {
    return true;
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws Exception {
    Order order = Order.of(arguments.text());
    if (order.code().isEmpty()) {
      throw new TrialbookException(
          "%timeit needs the code to run.\nTry %timeit Math.sqrt(2) or %%timeit above a cell.");
    }
    return timed("%timeit", order, order.code(), workspace);
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) throws Exception {
    Order order = Order.of(arguments.text());
    if (body.isBlank()) {
      throw new TrialbookException("There is no code below %%timeit to run.");
    }
    if (!order.code().isEmpty()) {
      workspace.evaluate("%%timeit", order.code());
    }
    timed("%%timeit", order, body, workspace);
    return null;
  }

  private static Double timed(String name, Order order, String code, Workspace workspace)
      throws Exception {
    Repeated repeated = compiled(name, code, workspace);
    try {
      Timing timing = Timing.of(repeated, order.loops(), order.runs(), System::nanoTime);
      System.out.println(timing);
      return timing.mean();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new TrialbookException(name + " ended with " + e, e);
    }
  }

  /** As an expression, whose value counts; what is none, as statements. */
  private static Repeated compiled(String name, String code, Workspace workspace) {
    String expression = code.stripTrailing().replaceFirst(";\\z", "");
    try {
      return compiled(name, "", expression, "", workspace);
    } catch (RuntimeException e) {
      return compiled(
          name, "{", code.stripTrailing().endsWith("}") ? code : code + "\n;", "}", workspace);
    }
  }

  /** The code has lines of its own, so that errors show it as it was written. */
  private static Repeated compiled(
      String name, String before, String code, String behind, Workspace workspace) {
    return (Repeated)
        workspace
            .evaluate(name, "$Kernel.repeated(() -> " + before + "\n" + code + "\n" + behind + ")")
            .value();
  }
}
