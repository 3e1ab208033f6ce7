package org.trialbook.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.Trialbook.search;
import static org.trialbook.field.Status.RECRUITING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Search;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;

/** Two states of a tiny registry, and what a watch tells of the way from one to the other. */
class SearchWatchTest {

  private static final String OLD = study(1, "COMPLETED", "2026-01-05");
  private static final String UNCHANGED = study(2, "RECRUITING", "2026-11-18");

  private static final List<String> BEFORE =
      List.of(
          OLD,
          UNCHANGED,
          study(3, "RECRUITING", "2026-11-10"),
          study(4, "RECRUITING", "2026-11-18"),
          withheld(5));

  private static final List<String> AFTER =
      List.of(
          OLD,
          UNCHANGED,
          study(3, "COMPLETED", "2026-11-20"),
          study(4, "RECRUITING", "2026-11-19"),
          withheld(5),
          study(6, "NOT_YET_RECRUITING", "2026-11-18"));

  @TempDir Path folder;

  @Test
  void theFirstLookFindsEveryStudyNew() {
    List<StatusChange> changes = look(BEFORE);

    assertThat(changes).hasSize(5).allMatch(StatusChange::isNew).noneMatch(c -> c.hasNewStatus());
    assertThat(changes.get(4))
        .isEqualTo(
            new StatusChange(
                "NCT00000005", Optional.empty(), "WITHHELD", Optional.empty(), Optional.empty()));
  }

  @Test
  void aLaterLookFindsWhatIsNewOrUpdated() {
    look(BEFORE);

    List<StatusChange> changes = look(AFTER);

    assertThat(changes)
        .containsExactly(
            change(3, "RECRUITING", "COMPLETED", "2026-11-10", "2026-11-20"),
            change(4, "RECRUITING", "RECRUITING", "2026-11-18", "2026-11-19"),
            change(6, null, "NOT_YET_RECRUITING", null, "2026-11-18"));
    assertThat(changes).extracting(StatusChange::hasNewStatus).containsExactly(true, false, false);
    assertThat(changes.get(0)).hasToString("NCT00000003 RECRUITING -> COMPLETED, 2026-11-20");
    assertThat(changes.get(2)).hasToString("NCT00000006 new -> NOT_YET_RECRUITING, 2026-11-18");
  }

  @Test
  void nothingComesTwice() {
    look(BEFORE);
    look(AFTER);

    assertThat(look(AFTER)).isEmpty();
  }

  @Test
  void aStatusThatChangesAgainOnTheSameDayIsSeen() {
    look(List.of(study(1, "RECRUITING", "2026-11-20")));

    assertThat(look(List.of(study(1, "SUSPENDED", "2026-11-20"))))
        .containsExactly(change(1, "RECRUITING", "SUSPENDED", "2026-11-20", "2026-11-20"));
  }

  @Test
  void onlyTheDeltaCrossesTheWire() {
    look(List.of(OLD, UNCHANGED));

    // A state the registry never has: were the old study asked for, it would be told as changed.
    assertThat(look(List.of(study(1, "RECRUITING", "2026-01-05"), UNCHANGED))).isEmpty();
  }

  @Test
  void whatWasNotTakenComesAgain() {
    look(BEFORE);
    try (Mirror mirror = mirror(AFTER)) {
      SearchWatch watch = watch(mirror, search());
      assertThatThrownBy(
              () ->
                  watch.deliver(
                      changes -> {
                        throw new IllegalStateException("no mail today");
                      }))
          .hasMessage("no mail today");
      assertThat(watch.changes()).as("looking remembers nothing").isEqualTo(watch.changes());

      List<StatusChange> taken = new ArrayList<>();
      assertThat(watch.deliver(taken::addAll)).isEqualTo(taken).hasSize(3);
      assertThat(watch.changes()).isEmpty();
    }
  }

  @Test
  void theFileIsReadableAndAlone() throws IOException {
    look(List.of(UNCHANGED, OLD, withheld(5)));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
    assertThat(Files.readAllLines(file()))
        .hasSize(4)
        .startsWith("# " + Registry.live().url(search().query()))
        .endsWith(
            "NCT00000001\tCOMPLETED\t2026-01-05",
            "NCT00000002\tRECRUITING\t2026-11-18",
            "NCT00000005\tWITHHELD\t");
  }

  @Test
  void theFileOfAnotherSearchIsRefused() {
    look(BEFORE);
    try (Mirror mirror = mirror(AFTER)) {
      SearchWatch other = watch(mirror, search().status(RECRUITING));
      assertThatThrownBy(other::changes)
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("belongs to another search");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NCT00000001\tCOMPLETED\t2026-01-05", "%s\nNCT1", "%s\nNCT1\tX\tyesterday"})
  void aBrokenFileIsRefused(String content) throws IOException {
    Files.writeString(
        file(), content.replace("%s", "# " + Registry.live().url(search().query())), UTF_8);
    try (Mirror mirror = mirror(BEFORE)) {
      assertThatThrownBy(watch(mirror, search())::changes)
          .isInstanceOf(TrialbookException.class)
          .hasMessageStartingWith("Cannot read what the watch knows in " + file())
          .hasMessageEndingWith("Without the file every study is new again.");
    }
  }

  @Test
  void aLimitIsRefused() {
    Search limited = search().limit(10);
    assertThatThrownBy(() -> limited.watch(file()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("leave out limit()");
  }

  @Test
  void aWatchShowsItself() {
    assertThat(search().watch(Path.of("all.tsv")).mimeBundle().get("text/plain"))
        .asString()
        .contains("remembers in: all.tsv", "deliver(receiver) hands over and remembers");
  }

  private List<StatusChange> look(List<String> studies) {
    try (Mirror mirror = mirror(studies)) {
      return watch(mirror, search()).deliver(changes -> {});
    }
  }

  private SearchWatch watch(Mirror mirror, Search search) {
    return search.on(Registry.at(mirror.url().toString())).watch(file());
  }

  private Path file() {
    return folder.resolve("known.tsv");
  }

  private static Mirror mirror(List<String> studies) {
    List<byte[]> bodies = studies.stream().map(study -> study.getBytes(UTF_8)).toList();
    return Mirror.serve(bodies, LocalDateTime.of(2026, 11, 20, 9, 0), 0);
  }

  private static String study(int number, String status, String updated) {
    return String.format(
        Locale.ROOT,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT%08d"},"statusModule":{\
        "overallStatus":"%s","lastUpdatePostDateStruct":{"date":"%s","type":"ACTUAL"}}}}""",
        number,
        status,
        updated);
  }

  private static String withheld(int number) {
    return String.format(
        Locale.ROOT,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT%08d"},"statusModule":{\
        "overallStatus":"WITHHELD"}}}""",
        number);
  }

  private static StatusChange change(
      int number, String before, String now, String updatedBefore, String updatedNow) {
    return new StatusChange(
        String.format(Locale.ROOT, "NCT%08d", number),
        Optional.ofNullable(before),
        now,
        Optional.ofNullable(updatedBefore).map(LocalDate::parse),
        Optional.of(LocalDate.parse(updatedNow)));
  }
}
