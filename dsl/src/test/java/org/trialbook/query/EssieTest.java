package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EssieTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heart attack",
        "heart attack OR stroke AND NOT diabetes",
        "(heart OR stroke) AND \"type 2 diabetes\"",
        "AREA[Phase](PHASE2 OR PHASE3)",
        "AREA[StartDate]RANGE[2024-01-31,MAX]",
        "AREA[MinimumAge]RANGE[MIN,18 years]",
        "AREA[ResultsFirstPostDate]MISSING",
        "NOT AREA[ResultsFirstPostDate]MISSING",
        "SEARCH[Location](AREA[LocationCity]Portland AND AREA[LocationState]Maine)",
        "AREA[LocationGeoPoint]DISTANCE[40.5,-73.25,25mi]",
        "AREA[LeadSponsorName]COVERAGE[FullMatch]EXPANSION[None]\"Merck Sharp & Dohme LLC\"",
        "TILT[StudyFirstPostDate]heart",
        "AREA[Phase:size]2",
        "ALL",
        "cats \\AND dogs",
        "\"5\\\" scar\"",
      })
  void rendersWhatItReads(String essie) {
    assertThat(Essie.render(Essie.parse(essie))).isEqualTo(essie);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b                          | a AND b",
        "  heart   attack              | heart attack",
        "COVER[FullMatch]x             | COVERAGE[FullMatch]x",
        "(a AND b) AND c               | a AND b AND c",
        "heart AREA[Phase]PHASE2       | heart AND AREA[Phase]PHASE2",
        "NOT a AND b                   | NOT a AND b",
        "AREA[StartDate]RANGE[ MIN , MAX ] | AREA[StartDate]RANGE[MIN,MAX]",
      })
  void rendersOneForm(String essie, String form) {
    assertThat(Essie.render(Essie.parse(essie))).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AREA[Phase PHASE2 | 11 | expected ], but found PHASE2.",
        "heart AND         | 9  | 'expected a word, a phrase, an operator or (, but it ends.'",
        "COVERAGE[FullMatc]x | 9 | COVERAGE has no kind FullMatc. Did you mean FullMatch?",
      })
  void showsTheSpot(String essie, int position, String problem) {
    assertThatThrownBy(() -> Essie.parse(essie))
        .isInstanceOfSatisfying(
            EssieException.class,
            error -> {
              assertThat(error.position()).isEqualTo(position);
              assertThat(error.problem()).isEqualTo(problem);
              assertThat(error)
                  .hasMessage(
                      "Cannot read the query: %s\n%s\n%s^"
                          .formatted(problem, essie, " ".repeat(position)));
            });
  }

  @Test
  void showsOnlyTheSurroundingsInALongText() {
    String text = "a AND ".repeat(100) + ")" + " OR b".repeat(100);
    assertThatThrownBy(() -> Essie.parse(text))
        .isInstanceOfSatisfying(
            EssieException.class,
            error -> {
              List<String> lines = error.getMessage().lines().toList();
              assertThat(lines.get(0)).endsWith("but found ).");
              assertThat(lines.get(1)).startsWith("…").endsWith("…").hasSize(122);
              assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo(')');
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "AREA[Phase]"})
  void refusesNestingThatWouldExhaustTheStack(String opening) {
    assertThatThrownBy(() -> Essie.parse(opening.repeat(100_000) + "x"))
        .isInstanceOf(EssieException.class)
        .hasMessageContaining("nested more than 200 levels");
    assertThat(Essie.parse("(".repeat(100) + "x" + ")".repeat(100)))
        .isEqualTo(new Filter.Term("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AND",
        "a AND",
        "()",
        "a,",
        "[a]",
        "\"a",
        "\\a",
        "a)",
        "RANGE[1]",
        "RANGE[1,2,3]",
        "DISTANCE[1,2,3]",
        "DISTANCE[91,0,5mi]",
        "DISTANCE[1e1,0,5mi]",
        "DISTANCE[0,0,mi]",
        "AREA[]x",
        "AREA[a b]x",
        "AREA[Phase]",
        "EXPANSION[none]x",
        "COV[FullMatch]x",
        "MISSING[x]",
        "OR a"
      })
  void refusesWhatIsNoEssie(String text) {
    assertThatThrownBy(() -> Essie.parse(text)).isInstanceOf(EssieException.class);
  }
}
