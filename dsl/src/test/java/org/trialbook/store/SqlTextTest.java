package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "select $a, $b, $a                 ~ select ?, ?, ?                     ~ 3",
        "select '$a ?', \"$a ?\" -- $a ?   ~ select '$a ?', \"$a ?\" -- $a ?    ~ 0",
        "select 'it''s $a', $b             ~ select 'it''s $a', ?               ~ 1",
        "select E'it\\'s $a', $b           ~ select E'it\\'s $a', ?             ~ 1",
        "select 'a\\', $b                  ~ select 'a\\', ?                    ~ 1",
        "select $$ $a ' $$, $b             ~ select $$ $a ' $$, ?               ~ 1",
        "select $x$ $a $$ ? $x$, $b        ~ select $x$ $a $$ ? $x$, ?          ~ 1",
        "where json ? 'a' and x ?| $b      ~ where json ?? 'a' and x ??| ?      ~ 1",
        "select /* $a ? */ $b              ~ select /* $a ? */ ?                ~ 1",
      })
  void whatStandsInTextIsLeftAlone(String sql, String escaped, int parameters) {
    assertThat(SqlText.escaped(sql)).isEqualTo(escaped);
    assertThat(SqlText.positional(sql)).isEqualTo(escaped.replace("??", "?"));
    assertThat(SqlText.parameters(sql)).hasSize(parameters);
  }

  @Test
  void aLongTextIsRead() {
    String text = "'" + "it''s \\ ".repeat(200_000) + "'";
    assertThat(SqlText.parameters("select " + text + ", $a")).containsExactly("a");
    assertThat(SqlText.parameters("select E" + text + ", $a")).containsExactly("a");
  }
}
