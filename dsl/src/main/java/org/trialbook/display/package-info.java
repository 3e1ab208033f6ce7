/**
 * How values show themselves: MIME bundles of cards, trees, pictures and whatever else a cell ends
 * with.
 *
 * <p>Nothing here knows Jupyter. {@link org.trialbook.display.RendererLookup} finds how to show a
 * value, {@link org.trialbook.display.Renderer} teaches it another type, {@link
 * org.trialbook.display.Media} makes values of HTML, Markdown, LaTeX, SVG, JSON and images.
 */
package org.trialbook.display;
