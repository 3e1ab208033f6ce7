package org.trialbook.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.trialbook.text.Resources;

/** The coasts of the world, coarse, behind maps of sites. */
final class Land {

  /** Each ring as longitudes and latitudes in turn. */
  private static final List<double[]> RINGS = read();

  private Land() {}

  /** The land as one GeoJSON feature. */
  static Map<String, Object> geoJson() {
    // Around land clockwise, around the Caspian Sea the other way: a ring of its own that is not
    // clockwise would be all the globe but itself.
    List<Object> rings = RINGS.stream().<Object>map(Land::points).toList();
    return VegaObject.of(
        "type",
        "Feature",
        "properties",
        VegaObject.of(),
        "geometry",
        VegaObject.of("type", "Polygon", "coordinates", rings));
  }

  private static List<Object> points(double[] ring) {
    List<Object> points = new java.util.ArrayList<>();
    for (int i = 0; i < ring.length; i += 2) {
      points.add(List.of(ChartNumbers.json(ring[i]), ChartNumbers.json(ring[i + 1])));
    }
    return points;
  }

  private static List<double[]> read() {
    return Resources.lines(Land.class, "land.txt").stream()
        .map(
            line ->
                Arrays.stream(line.split("[ ,]", -1)).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
