package org.trialbook.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Which studies are not the same in two snapshots, by their fingerprints: no study is read. The day
 * of the data, which stands in every study, makes no difference.
 *
 * @param removed numbers of studies that only the earlier snapshot has, ascending
 * @param changed numbers of studies that both have, in two versions, ascending
 * @param added numbers of studies that only the later snapshot has, ascending
 * @param same how many studies are the same
 */
public record Difference(
    List<Integer> removed, List<Integer> changed, List<Integer> added, int same) {

  public Difference {
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    added = List.copyOf(added);
  }

  /** Goes through both indexes once. */
  public static Difference between(Snapshot earlier, Snapshot later) {
    StudyTable before = earlier.files().table();
    StudyTable after = later.files().table();
    List<Integer> removed = new ArrayList<>();
    List<Integer> changed = new ArrayList<>();
    List<Integer> added = new ArrayList<>();
    int same = 0;
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      int left = i < before.size() ? before.number(i) : Integer.MAX_VALUE;
      int right = j < after.size() ? after.number(j) : Integer.MAX_VALUE;
      if (left < right) {
        removed.add(left);
        i++;
      } else if (right < left) {
        added.add(right);
        j++;
      } else {
        if (before.fingerprint(i) == after.fingerprint(j)) {
          same++;
        } else {
          changed.add(left);
        }
        i++;
        j++;
      }
    }
    return new Difference(removed, changed, added, same);
  }

  /** How many studies differ in any way. */
  public int size() {
    return removed.size() + changed.size() + added.size();
  }
}
