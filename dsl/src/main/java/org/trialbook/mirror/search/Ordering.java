package org.trialbook.mirror.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * The order of the answers: what {@code sort} says, then the registry number, so that every order
 * is total and stays the same from page to page.
 *
 * <p>Studies without the value come last, whatever the direction. Of several values in one study
 * the first in the direction counts.
 */
public final class Ordering {

  private static final Pattern ITEM =
      Pattern.compile("(([a-zA-Z][a-zA-Z0-9\\-. ]*)|(@relevance))(:(asc|desc))?");
  private static final int MOST = 2;

  private Ordering() {}

  /**
   * The order that a request asks for.
   *
   * @throws Refusal if the parameter {@code sort} is one that the registry refuses
   */
  public static Sort of(RequestParameters parameters) {
    List<String> items = parameters.list("sort", ITEM);
    if (items.size() > MOST) {
      throw Refusal.tooManySorts(MOST);
    }
    List<SortField> fields = new ArrayList<>();
    for (String item : items) {
      int colon = item.indexOf(':');
      String name = colon < 0 ? item : item.substring(0, colon);
      String direction = colon < 0 ? "" : item.substring(colon + 1);
      fields.add(
          name.equals("@relevance")
              ? new SortField(null, SortField.Type.SCORE, direction.equals("asc"))
              : by(Catalogue.find(name).orElseThrow(Refusal::unknownSortField), direction));
    }
    fields.add(new SortField(IndexDocument.NUMBER, SortField.Type.LONG));
    return new Sort(fields.toArray(SortField[]::new));
  }

  private static SortField by(Field<?> field, String direction) {
    boolean isDate =
        switch (field.type()) {
          case DATE, PARTIAL_DATE, DATE_TIME -> true;
          case INTEGER, LONG -> false;
          default -> throw Refusal.sortType(field.typeName());
        };
    boolean descending = direction.isEmpty() ? isDate : direction.equals("desc");
    SortField sort =
        new SortedNumericSortField(
            field.piece(),
            SortField.Type.LONG,
            descending,
            descending ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN);
    sort.setMissingValue(descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    return sort;
  }
}
