package org.trialbook.kernel.widget;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which model a front end makes for a widget, and which view of it: the names under which the
 * packages of ipywidgets 8 register theirs.
 *
 * @param viewModule where the view is, if not where the model is
 */
record Kind(
    String module,
    String version,
    String model,
    String viewModule,
    String viewVersion,
    String view) {

  private static final String BASE = "@jupyter-widgets/base";
  private static final String CONTROLS = "@jupyter-widgets/controls";
  private static final String VERSION = "2.0.0";

  static final Kind LAYOUT = of(BASE, VERSION, "Layout");
  static final Kind OUTPUT = of("@jupyter-widgets/output", "1.0.0", "Output");

  /** A model and its view by the names that both begin with. */
  static Kind of(String module, String version, String name) {
    return new Kind(module, version, name + "Model", module, version, name + "View");
  }

  /** One of the controls. */
  static Kind control(String name) {
    return of(CONTROLS, VERSION, name);
  }

  /** The same model in the view of another, as bars of all numbers have one. */
  Kind shownAs(String name) {
    return new Kind(module, version, model, viewModule, viewVersion, name + "View");
  }

  /** What a control looks like, which all of them show in the same view. */
  static Kind style(String name) {
    return new Kind(CONTROLS, VERSION, name + "StyleModel", BASE, VERSION, "StyleView");
  }

  /** What every state says of its kind. */
  Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("_model_module", module);
    state.put("_model_module_version", version);
    state.put("_model_name", model);
    state.put("_view_module", viewModule);
    state.put("_view_module_version", viewVersion);
    state.put("_view_name", view);
    return state;
  }
}
