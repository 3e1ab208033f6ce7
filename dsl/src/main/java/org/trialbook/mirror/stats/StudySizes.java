package org.trialbook.mirror.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.trialbook.mirror.search.StudyReader;

/**
 * What {@code /stats/size} tells: how large the studies are as JSON. How the registry names its
 * percentiles and ranges is not known; these names are ours.
 */
final class StudySizes {

  private static final int LARGEST = 10;
  private static final int KILOBYTE = 1_024;
  private static final int[] PERCENTILES = {1, 5, 10, 25, 50, 75, 90, 95, 99};
  private static final int[] KILOBYTES = {5, 10, 20, 50, 100, 200, 500, 1_000, 2_000};

  private record Study(String nctId, int size) {}

  private final int[] sizes;
  private final PriorityQueue<Study> largest =
      new PriorityQueue<>(
          Comparator.comparingInt(Study::size)
              .thenComparing(Comparator.comparing(Study::nctId).reversed()));
  private int count;

  StudySizes(int studies) {
    sizes = new int[studies];
  }

  void add(byte[] study) {
    sizes[count++] = study.length;
    if (largest.size() < LARGEST || study.length >= largest.element().size()) {
      largest.add(new Study(StudyReader.nctId(study).orElse(""), study.length));
      if (largest.size() > LARGEST) {
        largest.remove();
      }
    }
  }

  Map<String, Object> json() {
    int[] sorted = Arrays.copyOf(sizes, count);
    Arrays.sort(sorted);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("totalStudies", count);
    json.put("averageSizeBytes", Math.round(Arrays.stream(sorted).average().orElse(0)));
    json.put("percentiles", percentiles(sorted));
    json.put("ranges", ranges(sorted));
    List<Map<String, Object>> studies = new ArrayList<>();
    largest.stream()
        .sorted(largest.comparator().reversed())
        .forEach(
            study -> {
              Map<String, Object> size = new LinkedHashMap<>();
              size.put("id", study.nctId());
              size.put("sizeBytes", study.size());
              studies.add(size);
            });
    json.put("largestStudies", studies);
    return json;
  }

  private static Map<String, Object> percentiles(int[] sorted) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int percent : PERCENTILES) {
      if (sorted.length > 0) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        json.put(percent + "%", sorted[Math.max(0, rank - 1)]);
      }
    }
    return json;
  }

  private static List<Map<String, Object>> ranges(int[] sorted) {
    List<Map<String, Object>> ranges = new ArrayList<>();
    int at = 0;
    for (int i = 0; i <= KILOBYTES.length; i++) {
      boolean last = i == KILOBYTES.length;
      int from = at;
      while (at < sorted.length && (last || sorted[at] < KILOBYTES[i] * KILOBYTE)) {
        at++;
      }
      Map<String, Object> range = new LinkedHashMap<>();
      range.put(
          "sizeRange",
          last
              ? KILOBYTES[i - 1] + " KB and more"
              : String.format(
                  Locale.ROOT, "%d - %d KB", i == 0 ? 0 : KILOBYTES[i - 1], KILOBYTES[i]));
      range.put("studiesCount", at - from);
      ranges.add(range);
    }
    return ranges;
  }
}
