package org.trialbook.query;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;

/**
 * How fast a study loses rank with its distance from the point of {@link StudyQuery#near}; changes
 * no membership, and the registry ignores it for more than 10,000 studies.
 *
 * @param scale the distance beyond the offset at which the rank has fallen to {@code decay}
 * @param offset the distance up to which nothing is lost
 * @param decay the rank at that distance, between 0 and 1
 */
public record GeoDecay(Shape shape, double scale, double offset, DistanceUnit unit, double decay) {

  private static final Pattern FORM =
      Pattern.compile(
          "func:(?<shape>gauss|exp|linear),scale:(?<scale>[\\d.]+)(?<unit>km|mi),"
              + "offset:(?<offset>[\\d.]+)\\k<unit>,decay:(?<decay>[\\d.]+)");

  /** The curve of the loss. */
  public enum Shape {
    /** A bell curve. */
    GAUSS("gauss"),
    /** Exponential; the registry uses it unless told. */
    EXPONENTIAL("exp"),
    /** A straight line. */
    LINEAR("linear");

    private final String text;

    Shape(String text) {
      this.text = text;
    }
  }

  /**
   * A curve of loss.
   *
   * @throws TrialbookException if a distance is negative or the decay not between 0 and 1
   */
  public GeoDecay {
    if (!(scale > 0 && offset >= 0 && decay > 0 && decay < 1)) {
      throw new TrialbookException(
          "A decay needs a scale above 0, an offset of 0 or more, and a rank between 0 and 1.");
    }
  }

  /**
   * The decay that the registry writes so.
   *
   * @throws TrialbookException if it has another form, or two units
   */
  static GeoDecay parse(String text) {
    Matcher decay = FORM.matcher(text);
    if (!decay.matches()) {
      throw new TrialbookException(
          "Cannot read the decay %s.\nIts form is %s, both distances in one unit."
              .formatted(text, "func:exp,scale:300mi,offset:0mi,decay:0.5"));
    }
    return new GeoDecay(
        Arrays.stream(Shape.values())
            .filter(shape -> shape.text.equals(decay.group("shape")))
            .findFirst()
            .orElseThrow(),
        Near.number(decay.group("scale")),
        Near.number(decay.group("offset")),
        DistanceUnit.of(decay.group("unit")),
        Near.number(decay.group("decay")));
  }

  /** As the registry writes it: {@code func:exp,scale:300mi,offset:0mi,decay:0.5}. */
  @Override
  public String toString() {
    return "func:%s,scale:%s,offset:%s,decay:%s"
        .formatted(
            shape.text,
            Near.number(scale) + unit.suffix(),
            Near.number(offset) + unit.suffix(),
            Near.number(decay));
  }
}
