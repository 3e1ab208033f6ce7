package org.trialbook.flatten;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/**
 * Relations compiled for one pass: what is read from each study, and which cells it fills. A plan
 * is immutable and shared by any number of {@link Flattener}s.
 *
 * <p>A plan travels: it is written as its relations and compiled again where it is read, so that
 * parts of an input can be flattened by other processes.
 */
public final class Plan implements Serializable {

  private static final long serialVersionUID = 1L;

  private final transient List<Relation> relations;
  private final transient Trie trie;
  private final transient List<StudyPath> wanted;
  private final transient int nctId;

  private Plan(List<Relation> relations) {
    Set<String> names = new HashSet<>();
    for (Relation relation : relations) {
      if (!names.add(relation.name())) {
        throw new TrialbookException("Relation " + relation.name() + " is asked for twice.");
      }
    }
    PlanCompiler compiler = new PlanCompiler();
    // Every study is known by its number, if only to name it when it is rejected.
    this.nctId = compiler.value(StudyPath.parse(StudyPath.NCT_ID));
    for (int i = 0; i < relations.size(); i++) {
      compiler.add(i, relations.get(i));
    }
    this.relations = relations;
    this.trie = compiler.trie();
    this.wanted = List.copyOf(compiler.wanted());
  }

  /** A plan for these relations, each with the columns that it has. */
  public static Plan of(Relation... relations) {
    return new Plan(List.copyOf(Arrays.asList(relations)));
  }

  /** A plan for these relations, each with the columns that it has. */
  public static Plan of(List<Relation> relations) {
    return new Plan(List.copyOf(relations));
  }

  /** The relations, in the order asked for. */
  public List<Relation> relations() {
    return relations;
  }

  /**
   * The fields of everything that is read: what {@code fields=} must ask for. The study's number is
   * always among them; a module or section that is read to its last field is asked for as a whole.
   * Unknown paths, which only files from elsewhere can have, are refused.
   */
  public Set<Field<?>> fields() {
    Set<Field<?>> fields = new LinkedHashSet<>();
    for (StudyPath path : wanted) {
      fields.add(FieldColumns.at(path));
    }
    for (Relation relation : relations) {
      for (Source source : relation.sources()) {
        StudyPath row = source.studyPath();
        // Without any value inside, the registry would leave the rows out.
        if (wanted.stream().noneMatch(path -> path.startsWith(row))) {
          fields.add(FieldColumns.at(row));
        }
      }
    }
    return inOneWord(fields);
  }

  /** All fields by name would make the address of a request ten thousand characters long. */
  private static Set<Field<?>> inOneWord(Set<Field<?>> fields) {
    Set<Field<?>> shorter = new LinkedHashSet<>(fields);
    for (Field<?> group : Fields.all()) {
      boolean isModule = group.path().indexOf('.') == group.path().lastIndexOf('.');
      if (group.type() == FieldType.STRUCTURE && isModule) {
        List<Field<?>> parts =
            Fields.all().stream()
                .filter(field -> field.path().startsWith(group.path() + "."))
                .filter(field -> field.type() != FieldType.STRUCTURE)
                .toList();
        if (fields.containsAll(parts)) {
          shorter.removeIf(field -> field.path().startsWith(group.path() + "."));
          if (shorter.stream().noneMatch(field -> group.path().startsWith(field.path() + "."))) {
            shorter.add(group);
          }
        }
      }
    }
    return shorter;
  }

  private Object writeReplace() {
    return new Written(relations);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A plan is written as its relations.");
  }

  /** A plan as it is written. */
  private record Written(List<Relation> relations) implements Serializable {

    private Object readResolve() {
      return Plan.of(relations);
    }
  }

  Trie trie() {
    return trie;
  }

  /** The register of the study's number. */
  int nctId() {
    return nctId;
  }
}
