package org.trialbook.kernel.widget;

import java.util.List;

/** Widgets beside each other. */
public final class HBox extends Box {

  HBox(List<? extends Widget> children) {
    super("HBox", children);
  }
}
