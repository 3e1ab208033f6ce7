package org.trialbook.chart;

import com.github.weisj.jsvg.renderer.RenderContext;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.renderer.output.TextOutput;
import com.github.weisj.jsvg.renderer.output.impl.Graphics2DOutput;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where JSVG draws an SVG for a PDF. It says each text before it draws the shape of its letters,
 * and what has the shape that our font gives the text is written as text in that font.
 */
final class PdfOutput extends Graphics2DOutput {

  /** What two ways to the same letters may differ by, in pixels. */
  private static final double SAME = 0.5;

  private final Runs runs;

  PdfOutput(Graphics2D graphics) {
    this(graphics, new Runs());
  }

  private PdfOutput(Graphics2D graphics, Runs runs) {
    super(graphics);
    this.runs = runs;
  }

  @Override
  public Output createChild() {
    return new PdfOutput((Graphics2D) graphics().create(), runs);
  }

  @Override
  public TextOutput textOutput() {
    return runs;
  }

  @Override
  public void fillShape(Shape shape) {
    Optional<Text> text =
        runs.said.stream().flatMap(Run::inEitherWeight).filter(each -> each.has(shape)).findFirst();
    if (text.isPresent()) {
      Graphics2D graphics = (Graphics2D) graphics().create();
      graphics.transform(text.get().place());
      graphics.setFont(text.get().font());
      graphics.drawString(text.get().words(), 0f, 0f);
      graphics.dispose();
    } else {
      super.fillShape(shape);
    }
  }

  /** Letters beside each other. */
  private record Run(StringBuilder words, AffineTransform place, double size) {

    /** The weight is the one thing that is not said. */
    Stream<Text> inEitherWeight() {
      return Stream.of(false, true)
          .map(bold -> new Text(words.toString(), place, Letters.font(size, bold)));
    }
  }

  private record Text(String words, AffineTransform place, Font font) {

    boolean has(Shape shape) {
      Shape letters = font.createGlyphVector(Letters.CONTEXT, words).getOutline();
      Rectangle2D ours = place.createTransformedShape(letters).getBounds2D();
      Rectangle2D theirs = shape.getBounds2D();
      return Math.abs(ours.getMinX() - theirs.getMinX()) < SAME
          && Math.abs(ours.getMaxX() - theirs.getMaxX()) < SAME
          && Math.abs(ours.getMinY() - theirs.getMinY()) < SAME
          && Math.abs(ours.getMaxY() - theirs.getMaxY()) < SAME;
    }
  }

  /** What the text that is being drawn says, a run for each of its lines. */
  private static final class Runs implements TextOutput {

    private final List<Run> said = new ArrayList<>();
    private boolean broken;

    @Override
    public void codepoint(String letter, AffineTransform place, RenderContext context) {
      if (broken || said.isEmpty()) {
        said.add(
            new Run(
                new StringBuilder(), new AffineTransform(place), context.measureContext().em()));
        broken = false;
      }
      said.get(said.size() - 1).words().append(letter);
    }

    @Override
    public void beginText() {
      said.clear();
    }

    @Override
    public void glyphRunBreak() {
      broken = true;
    }

    @Override
    public void endText() {
      said.clear();
    }
  }
}
