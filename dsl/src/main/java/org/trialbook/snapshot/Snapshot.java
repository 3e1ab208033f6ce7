package org.trialbook.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.StudyPart;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.text.Text;

/**
 * Studies as a registry had them at one time, in a folder of one's own that does not change.
 *
 * <p>The folder holds {@code manifest.json}, {@code index.tsv}, and the studies as NDJSON in {@code
 * studies/*.ndjson.zst}, in the order of registry numbers; so {@code zstd -dc} or DuckDB's {@code
 * read_json} read it as well. A file that is damaged loses the studies in it and no others, and
 * whoever reads says so. Safe for use by several threads.
 *
 * <pre>{@code
 * search().condition("asthma").on(snapshot("2026-11-20")).frame();
 * }</pre>
 */
public final class Snapshot implements Displayable {

  private final SnapshotFiles files;
  private final Manifest manifest;
  private final List<String> surroundings;

  private Snapshot(SnapshotFiles files, List<String> surroundings) {
    this.files = files;
    this.manifest = files.manifest();
    this.surroundings = List.copyOf(surroundings);
  }

  /**
   * The snapshot in a folder.
   *
   * @throws TrialbookException where there is none, or one of a later Trialbook
   */
  public static Snapshot open(Path folder) {
    return new Snapshot(SnapshotFiles.open(folder), List.of());
  }

  /** Its name among the {@link Snapshots}. */
  public String name() {
    return manifest.name();
  }

  /** The folder. */
  public Path path() {
    return files.folder();
  }

  /** The state of the registry's data, as the registry writes it, without a zone. */
  public LocalDateTime dataTimestamp() {
    return LocalDateTime.parse(manifest.dataTimestamp());
  }

  /** When the studies were asked for. */
  public Instant acquiredAt() {
    return Instant.parse(manifest.acquiredAt());
  }

  /** Where the studies come from, in words. */
  public String source() {
    return manifest.source();
  }

  /** The address of the registry that they come from; empty where they were in files. */
  public Optional<String> registry() {
    return Optional.ofNullable(manifest.registry());
  }

  /** How many studies it has. */
  public int size() {
    return manifest.studies();
  }

  /** How many bytes of JSON, unpacked. */
  public long bytes() {
    return manifest.bytes();
  }

  /** What a reader of its data should know, one sentence each. */
  public List<String> notes() {
    return Stream.concat(manifest.notes().stream(), surroundings.stream()).toList();
  }

  /** The same, chosen as the newest beside others that cannot be opened, each with its message. */
  Snapshot beside(List<String> problems) {
    return new Snapshot(
        files,
        problems.stream()
            .map(
                problem ->
                    "Taken as the newest snapshot; one that may be newer cannot be opened: "
                        + problem.replace('\n', ' '))
            .toList());
  }

  /** How many records of its source could not be read; {@code rejects.tsv} lists them. */
  public long rejects() {
    return manifest.rejects();
  }

  /** What became of all that its source brought. */
  public Counts counts() {
    return new Counts(size(), rejects(), manifest.leftOut(), manifest.doubles(), 0);
  }

  /** The latest day on which an update of one of its studies was posted. */
  public Optional<LocalDate> updated() {
    return Optional.ofNullable(manifest.updated()).map(LocalDate::parse);
  }

  /** Whether the study is in it, by the number that it has now. */
  public boolean has(String nctId) {
    return files.table().find(StudyLine.number(nctId)) >= 0;
  }

  /** The registry number with these digits, {@code NCT00000042}. */
  public static String nctId(int number) {
    return StudyLine.nctId(number);
  }

  /** The digits of a registry number in any spelling, 42. */
  public static int number(String nctId) {
    return StudyLine.number(nctId);
  }

  /** The registry numbers of all studies, ascending. */
  public List<String> nctIds() {
    StudyTable rows = files.table();
    return IntStream.range(0, rows.size())
        .mapToObj(at -> StudyLine.nctId(rows.number(at)))
        .toList();
  }

  /**
   * A study's fingerprint: another one where anything in the study is different but the day of the
   * data; empty where the study is not in it.
   */
  public OptionalLong fingerprint(String nctId) {
    int at = files.table().find(StudyLine.number(nctId));
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(files.table().fingerprint(at));
  }

  /**
   * The JSON of one study, UTF-8 bytes as they came; some milliseconds at most.
   *
   * @param nctId in any spelling; a number that was replaced leads to the study that has it now
   * @return empty where the study is not in it
   * @throws TrialbookException where the block that holds it is damaged
   */
  public Optional<byte[]> study(String nctId) {
    int number = StudyLine.number(nctId);
    return study(number).or(() -> mergedInto(nctId).flatMap(now -> study(StudyLine.number(now))));
  }

  /**
   * The number of the study that has this one among those it had before ({@code nctIdAliases});
   * empty where no study has.
   */
  public Optional<String> mergedInto(String nctId) {
    OptionalInt number = files.aliases().find(StudyLine.number(nctId));
    return number.isEmpty() ? Optional.empty() : Optional.of(StudyLine.nctId(number.getAsInt()));
  }

  /** The same by the digits of the registry number. */
  public Optional<byte[]> study(int number) {
    int at = files.table().find(number);
    return at < 0 ? Optional.empty() : Optional.of(files.json(at));
  }

  /** All studies in the order of their numbers, block by block. */
  public SnapshotChunks chunks() {
    return SnapshotChunks.all(files);
  }

  /** Those of these studies that it has, in the order of their numbers. */
  public SnapshotChunks chunks(Collection<String> nctIds) {
    int[] rows =
        nctIds.stream()
            .mapToInt(nctId -> files.table().find(StudyLine.number(nctId)))
            .filter(at -> at >= 0)
            .sorted()
            .distinct()
            .toArray();
    return rows.length == size() ? chunks() : SnapshotChunks.of(files, rows);
  }

  /** All studies, cut into parts of about so many bytes on the disk. */
  @Internal
  public List<StudyPart> parts(long bytes) {
    return SnapshotParts.of(files, bytes);
  }

  /** Those of these studies that it has; {@code numbers} are the digits of their numbers. */
  @Internal
  public List<StudyPart> parts(Set<Integer> numbers) {
    return SnapshotParts.of(files, numbers);
  }

  /** Reads every byte and says what is not as it was written. */
  public Verification verify() {
    return Verification.of(files);
  }

  /**
   * Drops what is damaged and can be made again, such as the relations that SQL reads; the studies
   * cannot.
   *
   * @return what is damaged still
   */
  public Verification mend() {
    DerivedFiles.mend(path());
    return verify();
  }

  SnapshotFiles files() {
    return files;
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Card.titled("Snapshot " + name())
        .fact("studies", Text.grouped(size()))
        .fact("data of", manifest.dataTimestamp())
        .fact("from", source())
        .fact("acquired at", manifest.acquiredAt())
        .fact("JSON", String.format(Locale.ROOT, "%,d bytes", bytes()))
        .fact("folder", path().toString())
        .list("notes", notes(), 10)
        .next("search().on(snapshot(\"" + name() + "\")) asks it")
        .mimeBundle();
  }

  /** Two are equal that are in the same folder. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot snapshot
        && path().toAbsolutePath().normalize().equals(snapshot.path().toAbsolutePath().normalize())
        && manifest.indexSha256().equals(snapshot.manifest.indexSha256());
  }

  @Override
  public int hashCode() {
    return path().toAbsolutePath().normalize().hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "snapshot %s of %,d studies", name(), size());
  }
}
