package org.trialbook.flatten;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;

/**
 * Relations compiled for one pass: what is read from each study, and which cells it fills. A plan
 * is immutable and shared by any number of {@link Flattener}s.
 */
public final class Plan {

  static final String NCT_ID = "protocolSection.identificationModule.nctId";

  private final List<Relation> relations;
  private final Node root;
  private final List<StudyPath> wanted;
  private final int nctId;
  private final int values;
  private final int lists;
  private final int counters;
  private final int nodes;
  private final List<byte[]> constants;

  private Plan(List<Relation> relations) {
    Set<String> names = new HashSet<>();
    for (Relation relation : relations) {
      if (!names.add(relation.name())) {
        throw new TrialbookException("Relation " + relation.name() + " is asked for twice.");
      }
    }
    PlanCompiler compiler = new PlanCompiler();
    // Every study is known by its number, if only to name it when it is rejected.
    this.nctId = compiler.value(StudyPath.parse(NCT_ID));
    for (int i = 0; i < relations.size(); i++) {
      compiler.add(i, relations.get(i));
    }
    this.relations = relations;
    this.root = compiler.compile();
    this.wanted = List.copyOf(compiler.wanted());
    this.values = compiler.values();
    this.lists = compiler.lists();
    this.counters = compiler.counters();
    this.nodes = compiler.nodes();
    this.constants = List.copyOf(compiler.constants());
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
   * always among them. Unknown paths, which only files from elsewhere can have, are refused.
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
    return fields;
  }

  Node root() {
    return root;
  }

  int nctId() {
    return nctId;
  }

  int values() {
    return values;
  }

  int lists() {
    return lists;
  }

  int counters() {
    return counters;
  }

  int nodes() {
    return nodes;
  }

  List<byte[]> constants() {
    return constants;
  }
}
