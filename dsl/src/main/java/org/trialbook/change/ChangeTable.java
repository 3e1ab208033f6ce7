package org.trialbook.change;

import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Changes as rows of a Tablesaw table. */
final class ChangeTable {

  private final StringColumn nctId = StringColumn.create("nctId");
  private final StringColumn kind = StringColumn.create("kind");
  private final StringColumn field = StringColumn.create("field");
  private final StringColumn item = StringColumn.create("item");
  private final StringColumn before = StringColumn.create("before");
  private final StringColumn after = StringColumn.create("after");
  private final IntColumn days = IntColumn.create("days");
  private final DateColumn when = DateColumn.create("when");
  private final StringColumn title = StringColumn.create("title");
  private final StringColumn id = StringColumn.create("id");

  void add(Change change) {
    nctId.append(change.nctId());
    kind.append(change.kind().name());
    field.append(change.field());
    item.append(change.item().orElse(null));
    before.append(change.before().orElse(null));
    after.append(change.after().orElse(null));
    if (change.days().isPresent()) {
      days.append(change.days().getAsInt());
    } else {
      days.appendMissing();
    }
    when.append(change.when());
    title.append(change.title().orElse(null));
    id.append(change.id());
  }

  Table build() {
    return Table.create("changes", nctId, kind, field, item, before, after, days, when, title, id);
  }
}
