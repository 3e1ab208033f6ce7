package org.trialbook.kernel.assist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trialbook.kernel.base.CodePoints;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.magic.MagicCell;
import org.trialbook.kernel.magic.MagicHints;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.NotebookWorkspace;

/**
 * Answers what the editor asks about the magics in a cell; the rest is Java, and answered by those
 * who know Java, with blanks in the place of magics.
 */
final class MagicEditing {

  private final NotebookSession notebook;

  MagicEditing(NotebookSession notebook) {
    this.notebook = notebook;
  }

  /** Answers a complete request. */
  Content complete(Content request, UnaryOperator<Content> java) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    if (code.indexOf('%') < 0 && !MagicCell.mayCallMagics(code)) {
      return java.apply(request);
    }
    return hints()
        .completions(code, cursor, new NotebookWorkspace(notebook, null))
        .or(() -> nothingWithin(code, cursor))
        .map(found -> answer(code, cursor, found))
        .orElseGet(() -> java.apply(blanked(request)));
  }

  /** Answers an inspect request. */
  Content inspect(Content request, UnaryOperator<Content> java) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    if (!MagicCell.mayCallMagics(code)) {
      return java.apply(request);
    }
    return hints()
        .help(code, cursor)
        .map(
            help ->
                Content.of("status", "ok", "found", true)
                    .with("data", Map.of("text/plain", help.toString()))
                    .with("metadata", Map.of()))
        .orElseGet(() -> java.apply(blanked(request)));
  }

  /** Answers an is-complete request; a cell magic goes on until an empty line. */
  Content isComplete(Content request, UnaryOperator<Content> java) {
    String code = request.text("code", "");
    if (!MagicCell.mayCallMagics(code)) {
      return java.apply(request);
    }
    MagicCell cell = notebook.magics().parse(code);
    if (!cell.isForeign()) {
      // A magic that gives a value counts as one.
      return java.apply(
          request.with("code", MagicCell.isWhole(code) ? cell.blanked() : cell.toJava()));
    }
    return code.matches("(?s).*\\n\\s*")
        ? Content.of("status", "complete")
        : Content.of("status", "incomplete", "indent", "");
  }

  private Content answer(String code, int cursor, MagicHints.Completions found) {
    int start = CodePoints.toPosition(code, found.start());
    int end = CodePoints.toPosition(code, cursor);
    List<Map<String, Object>> types =
        found.matches().stream()
            .<Map<String, Object>>map(
                match -> Map.of("start", start, "end", end, "text", match, "type", "magic"))
            .toList();
    return Content.of("status", "ok", "matches", found.matches())
        .with("cursor_start", start)
        .with("cursor_end", end)
        .with("metadata", Map.of("_jupyter_types_experimental", types));
  }

  /** A command of the shell or a question in SQL is not completed with names of Java. */
  private Optional<MagicHints.Completions> nothingWithin(String code, int cursor) {
    return notebook.magics().parse(code).isForeign(cursor)
        ? Optional.of(new MagicHints.Completions(List.of(), cursor))
        : Optional.empty();
  }

  private Content blanked(Content request) {
    return request.with("code", notebook.magics().blanked(request.text("code", "")));
  }

  private MagicHints hints() {
    return new MagicHints(notebook.magics().magics());
  }
}
