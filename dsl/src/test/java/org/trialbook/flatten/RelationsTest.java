package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;

/** What holds for the built-in relations as a whole. */
class RelationsTest {

  @Test
  void everyConstantIsAmongAllAndCalledAsItsRelation() throws Exception {
    List<Relation> constants = new ArrayList<>();
    for (Field field : Relations.class.getFields()) {
      if (field.getType() == Relation.class) {
        Relation relation = (Relation) field.get(null);
        assertThat(relation.name()).isEqualTo(field.getName());
        constants.add(relation);
      }
    }
    assertThat(Relations.ALL).containsExactlyInAnyOrderElementsOf(constants).hasSize(50);
  }

  @Test
  void noConstantIsAmbiguousInACell() {
    // A cell imports all of these by their short names.
    Set<String> others = new HashSet<>();
    Stream.of(Fields.class, Phase.class, Status.class, StudyType.class)
        .flatMap(type -> Stream.of(type.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .forEach(field -> others.add(field.getName()));
    assertThat(Relations.ALL).extracting(Relation::name).doesNotContainAnyElementsOf(others);
  }

  @Test
  void everyFieldOfTheRegistryIsInSomeRelation() {
    // A section stands for all of its fields only if each of them is read.
    assertThat(Plan.of(Relations.ALL).fields())
        .containsExactlyInAnyOrder(
            Fields.PROTOCOL_SECTION,
            Fields.RESULTS_SECTION,
            Fields.ANNOTATION_SECTION,
            Fields.DOCUMENT_SECTION,
            Fields.DERIVED_SECTION,
            Fields.HAS_RESULTS);
  }

  @Test
  void everyColumnAndRelationIsDescribedInASentence() {
    for (Relation relation : Relations.ALL) {
      assertThat(relation.description()).matches("One row (an?|another) .*[^.]\\.");
      assertThat(relation.columns())
          .allSatisfy(column -> assertThat(column.description()).matches("[A-Z].*[^.]\\."));
      assertThat(relation.columns().get(0).name()).isEqualTo("nctId");
    }
  }

  @Test
  void everyListThatIsRowsOfARelationIsKnownByItsName() {
    // Who asks for a field of another grain is told the relation to ask.
    List<Source> lists = new ArrayList<>();
    for (Relation relation : Relations.ALL) {
      for (Source source : relation.sources()) {
        if (source.path().endsWith(StudyPath.ELEMENT)) {
          lists.add(source);
          assertThat(Grains.relation(FieldColumns.at(source.studyPath())))
              .hasValue(relation.name());
        }
      }
    }
    assertThat(Grains.count()).isEqualTo(lists.size());
  }
}
