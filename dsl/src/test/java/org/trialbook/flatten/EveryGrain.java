package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/** One relation for each array of the registry's data model, with every field that fits it. */
final class EveryGrain {

  private EveryGrain() {}

  static List<Relation> relations() {
    Map<String, List<Field<?>>> fieldsAt = new LinkedHashMap<>();
    for (Field<?> field : Fields.all()) {
      StudyPath path = FieldColumns.path(field);
      if (field.type() != FieldType.STRUCTURE) {
        StudyPath single = field.repeated() ? path.first(path.steps().size() - 1) : path;
        fieldsAt
            .computeIfAbsent(single.lastElement().toString(), grain -> new ArrayList<>())
            .add(field);
      }
    }
    List<Relation> relations = new ArrayList<>();
    fieldsAt.forEach((grain, fields) -> relations.add(relation(grain, fields)));
    return relations;
  }

  private static Relation relation(String grain, List<Field<?>> fields) {
    List<Column> keys = new ArrayList<>();
    keys.add(Column.constant("grain", "The same for all rows."));
    StudyPath row = StudyPath.parse(grain);
    for (StudyPath level : row.levels()) {
      if (!level.steps().isEmpty()) {
        keys.add(Column.ordinal("ordinal" + keys.size(), level.toString(), "A position."));
      }
    }
    Relation bare =
        new Relation(
            ("AT_" + grain.replaceAll("[^A-Za-z]", "_")).toUpperCase(Locale.ROOT),
            "Everything.",
            List.of(Source.at(grain).with("grain", grain)),
            keys);
    List<Column> all = new ArrayList<>(keys);
    all.addAll(bare.select(fields.toArray(Field<?>[]::new)).columns());
    return bare.select(all);
  }
}
