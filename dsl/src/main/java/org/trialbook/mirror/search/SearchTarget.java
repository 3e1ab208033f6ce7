package org.trialbook.mirror.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/**
 * Where an operand looks: the fields of a search area, one field, a structure with all that is in
 * it, or the length of a list; in the study or in a single site.
 *
 * @param presence the names whose presence answers {@code MISSING}
 */
record SearchTarget(boolean site, List<String> presence, List<Part> parts) {

  /**
   * One field to look in.
   *
   * @param name its name in the index
   * @param weight from 0 to 1; ranks, changes no membership
   */
  record Part(String name, Field<?> field, FieldType type, IndexedAs as, float weight) {}

  private static final String SITES = Fields.LOCATION.path();

  /** Where bare words are looked for in a site. */
  static final SearchTarget SITE = of(SearchArea.LOCATION_SEARCH, true);

  static SearchTarget of(SearchArea area, boolean site) {
    List<Part> parts = new ArrayList<>();
    area.parts()
        .forEach(
            part ->
                part.pieces().stream()
                    .map(piece -> Catalogue.find(piece).orElseThrow())
                    .filter(field -> !site || isOfSite(field))
                    .forEach(field -> parts.add(part(field, site, part.weight()))));
    return new SearchTarget(
        site, parts.stream().map(part -> part.field().piece()).toList(), List.copyOf(parts));
  }

  static SearchTarget of(Field<?> field, boolean site) {
    List<Part> parts =
        leaves(field)
            .filter(leaf -> !site || isOfSite(leaf))
            .map(leaf -> part(leaf, site, 1))
            .toList();
    return new SearchTarget(site, List.of(field.piece()), parts);
  }

  /** The area, piece name or path, or list length of that name; case matters. */
  static Optional<SearchTarget> named(String name, boolean site) {
    Optional<SearchTarget> target =
        Arrays.stream(SearchArea.values())
            .filter(area -> area.areaName().equals(name))
            .findFirst()
            .map(area -> of(area, site));
    if (target.isEmpty() && name.endsWith(IndexDocument.SIZE)) {
      String list = name.substring(0, name.length() - IndexDocument.SIZE.length());
      target =
          Catalogue.find(list)
              .filter(Field::repeated)
              .filter(field -> !site)
              .map(SearchTarget::size);
    } else if (target.isEmpty()) {
      target = Catalogue.find(name).map(field -> of(field, site));
    }
    return target.filter(found -> !found.parts().isEmpty());
  }

  private static SearchTarget size(Field<?> list) {
    Part part =
        new Part(list.piece() + IndexDocument.SIZE, list, FieldType.INTEGER, IndexedAs.NUMBER, 1);
    return new SearchTarget(false, List.of(list.piece()), List.of(part));
  }

  private static Part part(Field<?> field, boolean site, double weight) {
    String prefix = site ? IndexDocument.SITE : "";
    return new Part(
        prefix + field.piece(), field, field.type(), IndexedAs.of(field), (float) weight);
  }

  private static Stream<Field<?>> leaves(Field<?> field) {
    if (field.type() != FieldType.STRUCTURE) {
      return Stream.of(field);
    }
    String below = field.path() + ".";
    return Fields.all().stream()
        .filter(leaf -> leaf.path().startsWith(below) && leaf.type() != FieldType.STRUCTURE)
        .map(leaf -> (Field<?>) leaf);
  }

  private static boolean isOfSite(Field<?> field) {
    return field.path().startsWith(SITES + ".");
  }
}
