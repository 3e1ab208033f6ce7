package org.trialbook.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.organisation.Resolution.Outcome;

/** Lists of one's own, and what is said of lines that cannot be read. */
class OrganisationFilesTest {

  private static final Organisations NAMES = Organisations.standard();

  private Path file;

  @BeforeEach
  void inAFolder(@TempDir Path folder) {
    file = folder.resolve("mine.tsv");
  }

  @Test
  void addsNames() throws IOException {
    Files.writeString(
        file, "\uFEFF# mine\r\n\r\nAcme Labs\tAcme\tits web site\r\nAcme\t\tthere are two\r\n");
    Organisations own = NAMES.with(file);
    assertThat(own.size()).isEqualTo(NAMES.size() + 2);
    assertThat(own.resolve("ACME LABS, Inc.").organisation()).isEqualTo("Acme");
    assertThat(own.resolve("Acme").outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void addsOwners() throws IOException {
    Files.writeString(file, "Bayer\tAcme\t2020-01-01\t2021-01-01\ta note\n");
    Organisations own = NAMES.withOwners(file);
    assertThat(own.resolve("Bayer", LocalDate.of(2020, 6, 1)).group()).isEqualTo("Acme");
    assertThat(own.resolve("Bayer").group()).isEqualTo("Bayer");
  }

  @Test
  void saysWhatIsWrongWithALine() {
    refusesNames("Acme Two\tAcme", "it has 2 columns instead of 3");
    refusesNames("Acme Two, Acme, note", "it has 1 columns instead of 3");
    refusesNames("\tAcme\tnote", "must not be empty");
    refusesNames("Acme Two\tAcme\t ", "must not be empty");
    refusesNames("***\tAcme\tnote", "the name has neither letters nor digits");
    refusesNames("ACME ONE\tAnother\tnote", "the same name is on line 1, for \"Acme\"");
    refusesOwners("Acme\tBayer\t2020\t\tnote", "\"2020\" is no day such as 2009-10-15");
    refusesOwners("Acme\t\t\t\tnote", "it has no owner");
    refusesOwners("Acme\tBayer\t2020-01-02\t2020-01-01\tnote", "before it begins");
    refusesOwners("Acme\tBayer\tnote", "it has 3 columns instead of 5");
  }

  private void refusesNames(String line, String fact) {
    write("Acme One\tAcme\tnote\n" + line + "\n");
    refuses(() -> NAMES.with(file), line, fact, "Write a name, its organisation");
  }

  private void refusesOwners(String line, String fact) {
    write("Acme\tBayer\t\t\tnote\n" + line + "\n");
    refuses(() -> NAMES.withOwners(file), line, fact, "Write an organisation, its owner");
  }

  private static void refuses(Runnable reading, String line, String fact, String advice) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("mine.tsv, line 2: ")
        .hasMessageContaining(fact)
        .hasMessageContaining(advice)
        .satisfies(e -> assertThat(e.getMessage().lines()).as(line).hasSize(3));
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    assertThatThrownBy(() -> NAMES.with(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("mine.tsv: there is no such file");
    Files.write(file, "Nestlé\tNestlé\tnote\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NAMES.with(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Save it as UTF-8");
  }
}
