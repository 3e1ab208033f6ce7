package io.github.spencerpark.ijava.runtime;

import org.trialbook.display.Displayable;
import org.trialbook.kernel.Notebook;

/** What libraries written for IJava import to show something. */
public final class Display {

  private Display() {}

  /** A value as it shows itself. */
  public static Displayable render(Object value) {
    return Notebook.render(value);
  }

  /** A value as these MIME types. */
  public static Displayable render(Object value, String... mimeTypes) {
    return Notebook.render(value, mimeTypes);
  }

  /** Shows a value; the id of what is shown. */
  public static String display(Object value) {
    return Notebook.display(value).id();
  }

  /** Shows a value as these MIME types; the id of what is shown. */
  public static String display(Object value, String... mimeTypes) {
    return Notebook.display(value, mimeTypes);
  }

  /** Shows another value in the place of the one with this id. */
  public static void updateDisplay(String id, Object value) {
    Notebook.updateDisplay(id, value);
  }

  /** Shows another value, as these MIME types, in the place of the one with this id. */
  public static void updateDisplay(String id, Object value, String... mimeTypes) {
    Notebook.updateDisplay(id, value, mimeTypes);
  }
}
