package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.trialbook.query.Filter.And;
import org.trialbook.query.Filter.Area;
import org.trialbook.query.Filter.Or;

class EssiePropertiesTest {

  @Property
  void everyFilterIsReadBackAsItself(@ForAll("filters") Filter filter) {
    assertThat(Essie.parse(Essie.render(filter))).isEqualTo(filter);
  }

  /** Whatever the user types stands for one operand, and leaves all around it as it was. */
  @Property
  void userTextNeverChangesTheQueryAroundIt(@ForAll("text") String text) {
    String hostile = Essie.quote(text);
    Filter operand = Essie.parse(hostile);
    assertThat(operand).isInstanceOfAny(Filter.Term.class, Filter.Phrase.class);
    Filter before = new Filter.Term("before");
    Filter after = new Filter.Term("after");
    assertThat(Essie.parse("before AND " + hostile + " AND after"))
        .isEqualTo(new And(List.of(before, operand, after)));
    assertThat(Essie.parse("before OR NOT " + hostile + " OR after"))
        .isEqualTo(new Or(List.of(before, new Filter.Not(operand), after)));
    assertThat(Essie.parse("AREA[LocationCity]" + hostile))
        .isEqualTo(new Area("LocationCity", operand));
  }

  /** So it does not matter how a reader of Essie takes escapes inside of phrases. */
  @Property
  void userTextBringsNoBackslashButBeforeOperators(@ForAll("text") String text) {
    String hostile = Essie.quote(text);
    for (int at = hostile.indexOf('\\'); at >= 0; at = hostile.indexOf('\\', at + 1)) {
      String escaped = hostile.substring(at + 1).split(" ", 2)[0];
      assertThat(Words.OPERATORS).contains(escaped);
    }
  }

  /** The parser answers every text with a filter or with the spot, and never otherwise. */
  @Property
  void anyTextIsReadOrRefusedWithItsSpot(@ForAll("text") String text) {
    try {
      Filter filter = Essie.parse(text);
      assertThat(Essie.parse(Essie.render(filter))).isEqualTo(filter);
    } catch (EssieException e) {
      assertThat(e.position()).isBetween(0, text.length());
      assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Provide
  Arbitrary<Filter> filters() {
    return FilterArbitraries.filters();
  }

  @Provide
  Arbitrary<String> text() {
    return FilterArbitraries.hostileText();
  }
}
