package org.trialbook.kernel.magic.builtin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.Masked;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.text.DidYouMean;

/** {@code %env}: the environment of commands. */
final class EnvironmentMagic implements LineMagic {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private static final Pattern SETTING =
      Pattern.compile("(?<name>[^\\s=]+)(?:\\s*=\\s*|\\s+)(?<value>(?s:.*))");

  /** Names of what nobody is to read over a shoulder, or in a notebook that was passed on. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:token|secret|passw(?:or)?d|passphrase|credential|private|api_?key|access_?key"
              + "|cookie|signature|(?:^|_)(?:pass|pw|key|auth|jwt|pat)(?:$|_(?!sock$))).*"
              + "|(?!(?:old)?pwd$).*pwd");

  private static final String MASK = "***";

  private final CommandEnvironment where;

  EnvironmentMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return "env";
  }

  @Override
  public List<String> aliases() {
    return List.of("set_env");
  }

  @Override
  public Help help() {
    return new Help(
        "%env\n%env NAME\n%env NAME=VALUE",
        "Lists the environment of commands, tells one variable of it, or sets one.",
        "Secrets are never shown: what has a name such as GITHUB_TOKEN or DB_PASSWORD is ***, and"
            + " so is a password in an address.",
        "{name} in a value is the value of that variable of the notebook.",
        "Commands and %env see what is set; System.getenv keeps what the kernel was started with.",
        "As a value: that of the variable, as a String, secret or not; String home = %env HOME");
  }

  @Override
  public String valueType() {
    return "java.lang.String";
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return typed.size() == 1 ? List.copyOf(where.variables().keySet()) : List.of();
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    String text = arguments.text();
    Matcher setting = SETTING.matcher(text);
    if (text.isEmpty()) {
      workspace.display(
          new Listing(
              List.of("name", "value"),
              where.variables().entrySet().stream()
                  .map(each -> List.of(each.getKey(), shown(each.getKey(), each.getValue())))
                  .toList()));
      return null;
    }
    if (!setting.matches()) {
      System.out.println(shown(text, known(text)));
      return null;
    }
    String name = setting.group("name");
    if (!NAME.matcher(name).matches()) {
      throw new TrialbookException(
          name + " is no name of an environment variable.\nWrite %env NAME=VALUE");
    }
    String value = Placeholders.fill(setting.group("value"), workspace);
    where.set(name, value);
    System.out.println("env: " + name + "=" + shown(name, value));
    return value;
  }

  @Override
  public Object value(Arguments arguments, Workspace workspace) {
    String text = arguments.text();
    return text.isEmpty() || SETTING.matcher(text).matches()
        ? run(arguments, workspace)
        : known(text);
  }

  private String known(String name) {
    return where
        .variable(name)
        .orElseThrow(
            () -> {
              List<String> near = DidYouMean.nearest(name, where.variables().keySet());
              return new TrialbookException(
                  "There is no environment variable %s.%s\n%%env lists them all; %%env %1$s=VALUE sets it."
                      .formatted(
                          name,
                          near.isEmpty()
                              ? ""
                              : " Did you mean " + String.join(" or ", near) + "?"));
            });
  }

  private static String shown(String name, String value) {
    return SECRET.matcher(name).matches() && !value.isEmpty() ? MASK : Masked.of(value);
  }
}
