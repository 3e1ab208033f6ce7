/** Controls that a page shows and cells hear of: Jupyter's widgets, as ipywidgets names them. */
package org.trialbook.kernel.widget;
