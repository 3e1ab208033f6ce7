package org.trialbook.query;

/** Writes and reads Essie, the registry's query language. */
public final class Essie {

  private Essie() {}

  /** The text of a filter; {@link #parse} reads it back to an equal filter. */
  public static String render(Filter filter) {
    return EssieWriter.write(filter);
  }

  /**
   * Reads Essie text. Only the form is looked at: {@link EssieNames} tells names that do not exist.
   *
   * @throws EssieException if the text is no Essie, with the spot and what was expected there
   */
  public static Filter parse(String text) {
    return new EssieParser(text).parse();
  }

  /**
   * Text of a user as Essie that means just its words: {@code type 2 diabetes} stays as it is,
   * operator words are escaped; {@link Filters#words} says the rest.
   *
   * @throws org.trialbook.TrialbookException if there is no word in it
   */
  public static String quote(String userText) {
    return render(Filters.words(userText));
  }
}
