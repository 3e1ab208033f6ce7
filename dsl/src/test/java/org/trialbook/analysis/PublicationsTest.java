package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day that a citation names. */
class PublicationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Doe J. A trial. N Engl J Med. 2015 Jul 9;373(2):123-35. Epub 2015 May 31. | 2015-07-09
          Doe J. A trial. Cephalalgia. 2017 Mar;37(3):214-224.                      | 2017-03-01
          Doe J. A trial. Circ Res. 1998 Jan 9-23;82(1):57-62.                      | 1998-01-09
          Doe J. A trial. Rehabil Prev. 2016 Nov/Dec;36(6):395-401.                 | 2016-11-01
          Doe J. Guideline. 2009 Spring;2(1):1. Later. 2010 May;3(1):2.             | 2010-05-01
          Doe J. A trial. Eur Neurol. 2020;83(1):34-40. Epub 2020 Mar 10.           |
          Doe J. A trial. Some J. 2020 Feb 31;1(1):1.                               |
          PubMed ID 22041323                                                        |
          """)
  void isReadAsPubMedWritesIt(String citation, LocalDate day) {
    assertThat(Publications.published(citation)).isEqualTo(day);
  }
}
