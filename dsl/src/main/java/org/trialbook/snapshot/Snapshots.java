package org.trialbook.snapshot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.file.UserFolders;
import org.trialbook.progress.Progress;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.text.DidYouMean;
import org.trialbook.text.Text;

/**
 * The snapshots in a folder: makes them, brings them up to date, finds and removes them.
 *
 * <p>Snapshots share the files that are the same in both. One process at a time writes; any number
 * read. What was stopped goes on when the same is asked for again, and a snapshot is there only
 * when it is whole.
 *
 * <pre>{@code
 * snapshots().create(live());
 * snapshots().update(live());
 * snapshot("2026-11-20").study("NCT04280705");
 * }</pre>
 */
public final class Snapshots implements Displayable {

  /** Names the folder of snapshots for {@link #byDefault}. */
  public static final String VARIABLE = "TRIALBOOK_SNAPSHOTS";

  private static final int MOST_SHOWN = 20;

  private final Path folder;
  private final Clock clock;
  private final Progress progress;
  private final Set<Unusual> allowed;

  private Snapshots(Path folder, Clock clock, Progress progress, Set<Unusual> allowed) {
    this.allowed = allowed;
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
  }

  /** The snapshots in this folder, which is made when the first one is. */
  public static Snapshots in(Path folder) {
    return new Snapshots(folder, Clock.systemUTC(), Progress.UNHEARD, Set.of());
  }

  /** Those in {@value #VARIABLE}, or in {@code .trialbook/snapshots} of the user's home. */
  public static Snapshots byDefault() {
    UserFolders user = UserFolders.ofThisProcess();
    return in(user.named(VARIABLE).orElse(user.home().resolve(".trialbook").resolve("snapshots")));
  }

  /** The clock that says when something was acquired, in place of the system's. */
  public Snapshots clock(Clock chosen) {
    return new Snapshots(folder, chosen, progress, allowed);
  }

  /** Tells this listener how long work gets on. */
  public Snapshots progress(Progress listener) {
    return new Snapshots(folder, clock, listener, allowed);
  }

  /** Lets an {@link #update} do what it refuses otherwise. */
  public Snapshots allow(Unusual... what) {
    return new Snapshots(folder, clock, progress, Set.of(what));
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  // ---- which there are --------------------------------------------------------------------

  /**
   * All snapshots, the one with the oldest data first; without those that cannot be opened, which
   * {@link #problems} names.
   */
  public List<Snapshot> list() {
    return FoundSnapshots.in(folder).snapshots();
  }

  /**
   * What should be a snapshot and cannot be opened, each with what is wrong and what to do: one
   * whose manifest is damaged or gone, or that a later Trialbook has written. Nothing touches them.
   */
  public List<String> problems() {
    return FoundSnapshots.in(folder).problems();
  }

  /**
   * The snapshot with the newest data, of those that can be opened; its notes name the others,
   * since nobody can tell how new they are.
   */
  public Optional<Snapshot> newest() {
    FoundSnapshots found = FoundSnapshots.in(folder);
    List<Snapshot> all = found.snapshots();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(all.size() - 1).beside(found.problems()));
  }

  /**
   * The snapshot of this name.
   *
   * @throws TrialbookException where there is none, with the nearest name
   */
  public Snapshot get(String name) {
    if (SnapshotFiles.isName(name) && SnapshotFiles.isLikely(folder.resolve(name))) {
      return Snapshot.open(folder.resolve(name));
    }
    List<String> names = list().stream().map(Snapshot::name).toList();
    throw new TrialbookException(
        "There is no snapshot %s in %s.%s"
            .formatted(
                name,
                folder,
                names.isEmpty()
                    ? "\nMake one: ./trialbook snapshot create"
                    : DidYouMean.or(name, names)));
  }

  // ---- making -----------------------------------------------------------------------------

  /**
   * All studies of a registry, from its bulk archive; named after the day of the data.
   *
   * @return the snapshot of that name, if there is one already
   */
  public Snapshot create(Registry registry) {
    return create(registry, Route.ARCHIVE);
  }

  /** The same by the route of one's choice. */
  public Snapshot create(Registry registry, Route route) {
    String name = registry.version().dataTimestamp().toLocalDate().toString();
    return existing(name)
        .orElseGet(() -> create(name, route.input(registry, clock), Optional.of(registry)));
  }

  /** The studies of a question, and no others. */
  public Snapshot create(String name, Registry registry, StudyQuery query) {
    return create(name, new PageInput(registry.progress(progress), query), Optional.of(registry));
  }

  /**
   * The studies in files that one has: whatever a bulk download, a crawl or another tool left.
   *
   * @param dataTimestamp of the data; empty for the latest day that a study in it names
   */
  public Snapshot create(String name, List<Path> files, Optional<LocalDateTime> dataTimestamp) {
    return create(name, new FileInput(files, dataTimestamp), Optional.empty());
  }

  private Snapshot create(String name, Input input, Optional<Registry> registry) {
    checkFree(name);
    return write(writing -> writing.create(name, input, registry.map(Origin::address), newest()));
  }

  private void checkFree(String name) {
    if (!SnapshotFiles.isName(name)) {
      throw new TrialbookException(
          "\"%s\" cannot name a snapshot.\nIt takes letters, digits, dots, - and _, such as 2026-11-20."
              .formatted(name));
    }
    existing(name)
        .ifPresent(
            there -> {
              throw new TrialbookException(
                  "There is a snapshot %s already, of data of %s.\nChoose another name, or remove it first."
                      .formatted(name, there.dataTimestamp()));
            });
  }

  private Optional<Snapshot> existing(String name) {
    Path place = folder.resolve(name);
    return SnapshotFiles.isLikely(place) ? Optional.of(Snapshot.open(place)) : Optional.empty();
  }

  /**
   * A snapshot of what the registry has now, made from the newest one and what was updated since;
   * named after the day of the data. Studies that the registry removed are gone, and all others are
   * as a full download would bring them, but for {@code versionHolder}, which names the day of the
   * download in every study.
   *
   * @return the newest snapshot itself, if the registry's data is the same
   * @throws TrialbookException where the registry is not the one that the newest snapshot came
   *     from, or more than 5 % of the studies would be removed, unless that was {@link #allow
   *     allowed}
   */
  public Snapshot update(Registry registry) {
    Snapshot earlier =
        newest()
            .orElseThrow(
                () ->
                    new TrialbookException(
                        "There is no snapshot in %s to bring up to date.\nMake one: ./trialbook snapshot create"
                            .formatted(folder)));
    LocalDateTime now = registry.version().dataTimestamp();
    if (earlier.dataTimestamp().equals(now)) {
      return earlier;
    }
    String day = now.toLocalDate().toString();
    String name = Files.exists(folder.resolve(day)) ? now.toString().replace(":", "") : day;
    return existing(name)
        .orElseGet(
            () ->
                write(
                    writing ->
                        writing.update(name, earlier, registry.progress(progress), allowed)));
  }

  private Snapshot write(Writing.Work work) {
    return Writing.in(folder, clock, progress, work);
  }

  // ---- removing ---------------------------------------------------------------------------

  /**
   * Removes all snapshots but the newest ones, and what stopped attempts left behind. Files that a
   * kept snapshot shares stay with it. Those that cannot be opened stay and do not count, since
   * nobody can tell how new they are.
   *
   * @param keep how many stay, at least 1
   * @return the names of those that are gone
   */
  public List<String> prune(int keep) {
    if (keep < 1) {
      throw new TrialbookException("At least 1 snapshot is kept, not " + keep + ".");
    }
    List<Snapshot> all = list();
    List<String> names =
        all.subList(0, Math.max(0, all.size() - keep)).stream().map(Snapshot::name).toList();
    names.forEach(this::remove);
    Writing.cleanUp(folder);
    return names;
  }

  /**
   * Removes a snapshot, also one that cannot be opened. Files that another one shares stay with
   * that.
   */
  public void remove(String name) {
    boolean isThere = SnapshotFiles.isName(name) && SnapshotFiles.isLikely(folder.resolve(name));
    Writing.remove(folder, isThere ? folder.resolve(name) : get(name).path());
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Snapshot snapshot : list()) {
      facts.put(
          snapshot.name(),
          "%s, %s".formatted(Text.count(snapshot.size(), "study"), snapshot.source()));
    }
    return Card.titled("Snapshots in " + folder)
        .facts(facts)
        .list("cannot be opened", problems(), MOST_SHOWN)
        .next("snapshot(name) opens one; snapshot() the newest")
        .mimeBundle();
  }
}
