package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Flattens studies as the reference does: as many rows, the same in every cell. */
final class AgainstReference {

  private static final int PART = 256;

  private AgainstReference() {}

  static void assertEqual(List<Relation> relations, List<byte[]> records) {
    Plan plan = Plan.of(relations);
    Reference reference = new Reference(relations);
    IntStream.range(0, (records.size() + PART - 1) / PART)
        .parallel()
        .mapToObj(i -> records.subList(i * PART, Math.min(records.size(), (i + 1) * PART)))
        .forEach(part -> assertEqual(plan, reference, part));
  }

  private static void assertEqual(Plan plan, Reference reference, List<byte[]> records) {
    Flattened flattened = Flattened.of(plan, records);
    assertThat(flattened.rejects).isEmpty();
    List<Iterator<List<Object>>> rows =
        plan.relations().stream().map(each -> flattened.lazyRows(each).iterator()).toList();
    for (byte[] record : records) {
      List<List<List<Object>>> expected = reference.mustRead(record);
      for (int i = 0; i < rows.size(); i++) {
        for (List<Object> row : expected.get(i)) {
          assertEqual(plan.relations().get(i), rows.get(i).next(), row);
        }
      }
    }
    assertThat(rows).noneMatch(Iterator::hasNext);
  }

  private static void assertEqual(Relation relation, List<Object> row, List<Object> expected) {
    if (!row.equals(expected)) {
      for (int i = 0; i < row.size(); i++) {
        assertThat(row.get(i)).as(relation.columns().get(i).toString()).isEqualTo(expected.get(i));
      }
    }
  }
}
