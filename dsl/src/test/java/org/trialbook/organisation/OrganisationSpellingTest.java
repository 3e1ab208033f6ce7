package org.trialbook.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.trialbook.organisation.Resolution.Outcome;

/** What spelling does to a name, and what it never does. */
class OrganisationSpellingTest {

  private static final Organisations NAMES = Organisations.standard();

  private static final Map<String, UnaryOperator<String>> SPELLINGS =
      Map.of(
          "capitals", name -> name.toUpperCase(Locale.ROOT),
          "small letters", name -> name.toLowerCase(Locale.ROOT),
          "more spaces", name -> "  " + name.replace(" ", " \u00a0 ") + "\t",
          "no commas", name -> name.replace(",", ""),
          "a registered mark", name -> name + "®",
          "a trade mark in words", name -> name + " (TM)",
          "and in words", name -> name.replace(" & ", " and "),
          "brackets", name -> "(" + name + ")",
          "other dashes and quotes", name -> name.replace('-', '–').replace('\'', '’'));

  private static final List<String> FORMS =
      List.of(
          ", Inc.",
          " LLC",
          " Ltd",
          " Limited",
          " Co., Ltd.",
          " Corporation",
          " GmbH",
          " AG",
          " GmbH & Co. KG",
          " S.p.A.",
          " B.V.",
          " A/S",
          " K.K.",
          " Pty Ltd",
          " plc",
          " SE");

  @Example
  void keysAreLettersAndDigitsWordByWord() {
    assertThat(NameKey.of("  Nestlé  (SPN)®, S.A. ")).isEqualTo("nestle spn sa");
    assertThat(NameKey.of("Johnson & Johnson")).isEqualTo(NameKey.of("JOHNSON and johnson"));
    assertThat(NameKey.of("Fidia s.p.a.")).isEqualTo(NameKey.of("Fidia SpA"));
    assertThat(NameKey.of("H. Lundbeck A/S")).isEqualTo("h lundbeck as");
    assertThat(NameKey.of("Mabgeek Biotech.Co.Ltd")).isEqualTo("mabgeek biotech co ltd");
    assertThat(NameKey.of("B.Braun")).isEqualTo(NameKey.of("B. Braun"));
    assertThat(NameKey.of("M.D. Anderson")).isEqualTo(NameKey.of("MD Anderson"));
    assertThat(NameKey.of("ΛΑΪΚΟΣ.Α")).isEqualTo(NameKey.of("Λαϊκός Α"));
    assertThat(NameKey.of("STRASSE")).isEqualTo(NameKey.of("Straße"));
    assertThat(NameKey.of("Yuzuncu Yıl")).isEqualTo(NameKey.of("YUZUNCU YIL"));
    assertThat(NameKey.of("Hepatitis (C) Trust")).isNotEqualTo(NameKey.of("Hepatitis Trust"));
    assertThat(NameKey.of("*** ®")).isEmpty();
  }

  @Example
  void legalFormsStandAtTheEnd() {
    assertThat(stem("Merck & Co., Inc.")).isEqualTo("merck");
    assertThat(stem("Merck KGaA")).isEqualTo("merck kgaa");
    assertThat(stem("Biotronik SE & Co. KG")).isEqualTo("biotronik");
    assertThat(stem("Taiho Pharmaceutical Company Limited")).isEqualTo("taiho pharmaceutical");
    assertThat(stem("Limited Brands")).isEqualTo("limited brands");
    assertThat(stem("Co. Ltd.")).isEqualTo("co");
    assertThat(stem("Research and")).isEqualTo("research and");
    assertThat(agree("Acme Ltd", "Acme Limited")).isTrue();
    assertThat(agree("Acme Company Limited", "Acme Co., Ltd.")).isTrue();
    assertThat(agree("Acme", "Acme AG")).isTrue();
    assertThat(agree("Acme Inc.", "Acme AG")).isFalse();
  }

  private static String stem(String name) {
    return LegalForm.of(NameKey.of(name)).stem();
  }

  private static boolean agree(String one, String other) {
    return LegalForm.of(NameKey.of(one)).agreesWith(LegalForm.of(NameKey.of(other)));
  }

  @Property
  void aKeyIsItsOwnKey(@ForAll String name) {
    String key = NameKey.of(name);
    assertThat(NameKey.of(key)).isEqualTo(key);
    assertThat(key).doesNotContain("  ").isEqualTo(key.strip());
  }

  @Property
  void resolvingWhatWasResolvedChangesNothing(
      @ForAll("names") String name, @ForAll("forms") String form) {
    for (String spelled : List.of(name, name + form)) {
      Resolution once = NAMES.resolve(spelled);
      assertThat(NAMES.resolve(once.organisation()).organisation()).isEqualTo(once.organisation());
      assertThat(NAMES.resolve(once.group()).group()).isEqualTo(once.group());
      assertThat(NAMES.resolve(once.name())).isEqualTo(once);
    }
  }

  @Property(tries = 100_000, generation = GenerationMode.EXHAUSTIVE)
  void spellingChangesNothing(
      @ForAll("listed") String name,
      @ForAll("spellings") String spelling,
      @ForAll("spellings") String another) {
    String spelled = SPELLINGS.get(another).apply(SPELLINGS.get(spelling).apply(name));
    Resolution known = NAMES.resolve(name);
    Resolution resolution = NAMES.resolve(spelled);
    assertThat(resolution.outcome()).as(spelled).isEqualTo(known.outcome());
    if (known.outcome() == Outcome.ACCEPTED) {
      assertThat(resolution.organisation()).isEqualTo(known.organisation());
      assertThat(resolution.group()).isEqualTo(known.group());
    }
  }

  @Property(tries = 100_000, generation = GenerationMode.EXHAUSTIVE)
  void legalFormsNeverLeadToAnotherOrganisation(
      @ForAll("listed") String name, @ForAll("forms") String form) {
    Resolution known = NAMES.resolve(name);
    String bare = LegalForm.of(NameKey.of(name)).stem();
    for (String other : List.of(name + form, bare, bare + form)) {
      Resolution resolution = NAMES.resolve(other);
      assertThat(resolution.outcome()).as(other).isNotEqualTo(Outcome.UNKNOWN);
      if (known.outcome() == Outcome.ACCEPTED && resolution.outcome() == Outcome.ACCEPTED) {
        assertThat(resolution.organisation()).as(other).isEqualTo(known.organisation());
      }
    }
  }

  @Property(tries = 100_000, generation = GenerationMode.EXHAUSTIVE)
  void aPartNeverStandsForTheWhole(@ForAll("listed") String name, @ForAll("words") String word) {
    assertThat(NAMES.resolve(name + " " + word).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(NAMES.resolve(word + " " + name).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(NAMES.resolve(word + name).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Provide
  Arbitrary<String> listed() {
    return Arbitraries.of(Lists.standardAliases()).map(Alias::name);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        listed(),
        Arbitraries.of(Lists.standardAliases()).map(Alias::organisation),
        Arbitraries.of(Lists.standardOwnerships()).map(Ownership::owner),
        Arbitraries.strings());
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(FORMS);
  }

  @Provide
  Arbitrary<String> spellings() {
    return Arbitraries.of(SPELLINGS.keySet());
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("Hospital", "Belgium", "Xy", "Charity of", "A");
  }
}
