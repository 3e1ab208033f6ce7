package org.trialbook.snapshot;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.ArchiveStream;
import org.trialbook.registry.Registry;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Version;

/**
 * All studies of a registry in one archive, from the socket into the staging: nothing but what is
 * staged is on the disk.
 *
 * @param legacy the archive of XML that the registry keeps for old programs
 */
record ArchiveInput(Registry registry, boolean legacy, Clock clock) implements Input {

  /**
   * How to go on: at a byte, if the archive and its data are still the same.
   *
   * @param entityTag empty where the registry tells none
   */
  private record Place(
      long position, CameFiles came, String dataTimestamp, Instant acquiredAt, String entityTag) {

    static Place parse(String text) {
      String[] parts = text.split(" ", 6);
      return new Place(
          Long.parseLong(parts[0]),
          new CameFiles(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
          parts[3],
          Instant.parse(parts[4]),
          parts[5]);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d %d %d %s %s %s",
          position,
          came.files(),
          came.sum(),
          dataTimestamp,
          acquiredAt,
          entityTag);
    }
  }

  @Override
  public String source() {
    return (legacy ? "the archive of classic XML of " : "the bulk archive of ") + registry.url();
  }

  @Override
  public Ending bring(Optional<String> position, Intake intake) throws IOException {
    Version before = registry.version();
    Optional<Place> place =
        position
            .map(Place::parse)
            .filter(earlier -> earlier.dataTimestamp().equals(before.dataTimestamp().toString()));
    try (ArchiveStream stream = open(place)) {
      boolean goesOn = place.isPresent() && stream.position() == place.get().position();
      if (position.isPresent() && !goesOn) {
        intake.again();
      }
      CameFiles came = goesOn ? place.get().came() : CameFiles.NOTHING;
      Instant acquiredAt = goesOn ? place.get().acquiredAt() : clock.instant();
      intake.expect(expected());
      ZipStream zip = new ZipStream(stream, stream.position(), came);
      IntakeSink sink = new IntakeSink(intake);
      for (var entry = zip.next(); entry.isPresent(); entry = zip.next()) {
        record(entry.get(), sink);
        intake.at(
            new Place(
                    zip.position(),
                    zip.came(),
                    before.dataTimestamp().toString(),
                    acquiredAt,
                    stream.entityTag().orElse(""))
                .toString());
      }
      return new Ending(
          Optional.of(before.dataTimestamp()), acquiredAt, notes(before.dataTimestamp()));
    } catch (InterruptedIOException e) {
      throw Interruptions.of(e);
    } catch (ZipException e) {
      // What is staged of a damaged archive would be damaged for ever.
      intake.again();
      throw new TrialbookException(
          "%s is not what an archive should be: %s.\nRun it again, or use paging."
              .formatted(source(), e.getMessage()),
          e);
    }
  }

  private ArchiveStream open(Optional<Place> place) {
    long from = place.map(Place::position).orElse(0L);
    Optional<String> tag = place.map(Place::entityTag).filter(text -> !text.isEmpty());
    ArchiveStream stream = archive(from, tag);
    boolean asAgreed = stream.position() == from && (from == 0 || stream.entityTag().equals(tag));
    if (asAgreed || stream.position() == 0) {
      return stream;
    }
    // Another archive, from its middle.
    stream.close();
    return archive(0, Optional.empty());
  }

  private ArchiveStream archive(long from, Optional<String> tag) {
    return legacy ? registry.legacyArchive(from, tag) : registry.archive(from, tag);
  }

  /** How many studies the registry says it has; its statistics may be missing. */
  private OptionalLong expected() {
    try {
      return OptionalLong.of(registry.count(StudyQuery.all()));
    } catch (RegistryException e) {
      return OptionalLong.empty();
    }
  }

  private List<String> notes(LocalDateTime before) {
    List<String> notes = new ArrayList<>(registry.notes());
    LocalDateTime after = registry.version().dataTimestamp();
    if (!after.equals(before)) {
      notes.add(
          "The data changed while the archive came, from %s to %s: its studies are of the one or the other."
              .formatted(before, after));
    }
    return notes;
  }

  private static void record(ZipStream.Entry entry, IntakeSink sink) throws IOException {
    String name = entry.name();
    if (!name.endsWith("/")) {
      StudyFiles.records(name, entry.content(), entry.length(), sink);
      sink.check();
    }
  }
}
