package org.trialbook.kernel.jjava;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.Notebook;

/** Takes renderers that are written for JJava, and hands them to the notebook. */
final class HostRenderer extends Renderer {

  /** Data tells of a type whether it is there, and not which types are. */
  private static final List<MIMEType> TYPES =
      List.of(
          MIMEType.TEXT_HTML,
          MIMEType.TEXT_MARKDOWN,
          MIMEType.TEXT_LATEX,
          MIMEType.IMAGE_SVG,
          MIMEType.IMAGE_PNG,
          MIMEType.IMAGE_JPEG,
          MIMEType.IMAGE_GIF,
          MIMEType.APPLICATION_JAVASCRIPT,
          MIMEType.APPLICATION_JSON,
          MIMEType.APPLICATION_PDF,
          MIMEType.TEXT_CSS,
          MIMEType.TEXT_PLAIN);

  @Override
  public <T> void register(
      Set<MIMEType> supported,
      Set<MIMEType> preferred,
      Set<Class<? extends T>> types,
      RenderFunction<T> function) {
    super.register(supported, preferred, types, function);
    types.forEach(type -> Notebook.renderer(type, value -> displayable(render(value))));
  }

  static Displayable displayable(DisplayData data) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    for (MIMEType type : TYPES) {
      if (data.hasDataForType(type)) {
        bundle.put(type.toString(), data.getData(type));
      }
    }
    return () -> bundle;
  }
}
