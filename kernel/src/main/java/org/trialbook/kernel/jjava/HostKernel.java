package org.trialbook.kernel.jjava;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.trialbook.kernel.Notebook;

/**
 * Our kernel as extensions for JJava see one: what they evaluate, register and show goes to the
 * notebook. It answers no front end; comms that they open through it reach nobody.
 */
public final class HostKernel extends BaseKernel implements Consumer<Extension> {

  /** Loaded and made by name, where JJava's API is. */
  public HostKernel() {
    super(
        "Trialbook",
        "",
        new LanguageInfo(
            "java", Runtime.version().toString(), "text/x-java", ".jshell", "java", "java", null),
        List.of(),
        null,
        new JupyterIO(StandardCharsets.UTF_8),
        new CommManager(),
        new HostRenderer(),
        new UnparsedMagics(),
        new HostMagics(),
        false,
        new StringStyler("", "", "", line -> ""));
    installNotebookKernel();
  }

  @Override
  public void accept(Extension extension) {
    extension.install(this);
  }

  @Override
  public Object evalRaw(String code) {
    return Notebook.eval(code);
  }

  @Override
  public void display(DisplayData data) {
    Notebook.display(HostRenderer.displayable(data));
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    throw new UnsupportedOperationException("The notebook inspects for itself.");
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    throw new UnsupportedOperationException("The notebook completes for itself.");
  }

  @Override
  public String isComplete(String code) {
    throw new UnsupportedOperationException("The notebook knows what is complete for itself.");
  }

  /** Leaves magics to the notebook, which finds them in all that it evaluates. */
  private static final class UnparsedMagics extends MagicParser {

    UnparsedMagics() {
      super("%", "%%", null);
    }

    @Override
    public String resolveMagics(String code) {
      return code;
    }
  }
}
