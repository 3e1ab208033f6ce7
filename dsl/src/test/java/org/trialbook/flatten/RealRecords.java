package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.trialbook.RealData;

/** The real records beside the checkout; tests that ask for them are skipped without them. */
final class RealRecords {

  private RealRecords() {}

  static List<byte[]> all() {
    List<byte[]> records = new ArrayList<>();
    StudyFiles.read(
        RealData.path("records/studies.ndjson.gz"),
        (bytes, offset, length, position) ->
            records.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    return records;
  }

  /** Flattens all records as the reference does, cell by cell. */
  static void assertEqualToReference(List<Relation> relations) throws Exception {
    List<byte[]> records = all();
    Flattened flattened = Flattened.of(Plan.of(relations), records);
    assertThat(flattened.rejects).isEmpty();
    List<Iterator<List<Object>>> rows =
        relations.stream().map(relation -> flattened.lazyRows(relation).iterator()).toList();
    Reference reference = new Reference(relations);
    for (byte[] record : records) {
      List<List<List<Object>>> expected = reference.rows(record);
      for (int i = 0; i < relations.size(); i++) {
        for (List<Object> row : expected.get(i)) {
          assertEqual(relations.get(i), rows.get(i).next(), row);
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
