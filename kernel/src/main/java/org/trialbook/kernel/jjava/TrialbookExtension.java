package org.trialbook.kernel.jjava;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.trialbook.display.Displayable;
import org.trialbook.display.RendererLookup;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Magics;
import org.trialbook.kernel.magic.builtin.BuiltIn;
import tech.tablesaw.api.Table;

/**
 * Gives notebooks on the JJava kernel what those on ours have: the imports, tables, charts and
 * cards as they show themselves, {@code %registry}, {@code %who} and {@code %%sql}.
 *
 * <p>JJava calls it for every jar on its class path that names it: {@code JJAVA_CLASSPATH} is the
 * folder of Trialbook's jars, as {@code folder/*}.
 */
public final class TrialbookExtension implements Extension {

  private static final List<String> LINE_MAGICS = List.of("registry", "who");
  private static final List<String> CELL_MAGICS = List.of("sql");

  /** What belongs to our kernel has a counterpart of JJava's own. */
  private static final String OF_OUR_KERNEL = "org.trialbook.kernel.";

  private final RendererLookup renderers =
      new RendererLookup(TrialbookExtension.class::getClassLoader, System.err::println);

  @Override
  public void install(BaseKernel kernel) {
    for (Class<?> type : List.of(Displayable.class, Table.class)) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .preferring("text/html", "text/plain")
          .register((value, context) -> render(kernel, value, context));
    }
    Magics magics = BuiltIn.magics();
    JJavaWorkspace workspace = new JJavaWorkspace(kernel, this::data);
    for (String name : LINE_MAGICS) {
      kernel
          .getMagicsRegistry()
          .registerLineMagic(
              name, (jjava, words) -> magics.runLine(name, Arguments.of(words), workspace));
    }
    for (String name : CELL_MAGICS) {
      kernel
          .getMagicsRegistry()
          .registerCellMagic(
              name,
              (jjava, words, body) -> magics.runCell(name, Arguments.of(words), body, workspace));
    }
    DefaultImports.lines().stream()
        .filter(line -> !line.contains(OF_OUR_KERNEL))
        .forEach(kernel::evalRaw);
  }

  private void render(BaseKernel kernel, Object value, RenderContext context) {
    if (value instanceof Displayable displayable) {
      displayable.before().forEach(each -> kernel.display(data(each)));
    }
    context.getOutputContainer().assign(data(value));
  }

  /** A value by MIME type, as Jupyter's messages have it: pictures in Base64. */
  private DisplayData data(Object value) {
    DisplayData data = new DisplayData();
    for (Map.Entry<String, Object> each : renderers.bundle(value).entrySet()) {
      data.putData(
          each.getKey(),
          each.getValue() instanceof byte[] bytes
              ? Base64.getEncoder().encodeToString(bytes)
              : each.getValue());
    }
    if (value instanceof Displayable displayable) {
      displayable.mimeMetadata().forEach(data::putMetaData);
    }
    return data;
  }
}
