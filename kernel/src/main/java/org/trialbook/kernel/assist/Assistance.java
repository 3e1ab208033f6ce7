package org.trialbook.kernel.assist;

import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.notebook.NotebookSession;

/** Answers what an editor asks while a cell is written, be it about Java or about magics. */
public final class Assistance {

  private final Evaluator evaluator;
  private final MagicEditing magics;
  private final TypeNames typeNames = new TypeNames();

  /** Knows the names of this notebook. */
  public Assistance(NotebookSession notebook) {
    evaluator = notebook.evaluator();
    magics = new MagicEditing(notebook);
  }

  /** Answers a complete request. */
  public Content complete(Content request) {
    return magics.complete(request, new Completion(evaluator, typeNames)::answer);
  }

  /** Answers an inspect request. */
  public Content inspect(Content request) {
    return magics.inspect(request, new Inspection(evaluator.jshell())::answer);
  }

  /** Answers an is-complete request. */
  public Content isComplete(Content request) {
    return magics.isComplete(request, new Completeness(evaluator.analysis())::answer);
  }
}
