package org.trialbook.source;

import java.util.Locale;
import java.util.Optional;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.Mirror;
import org.trialbook.progress.Progress;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/**
 * What holds in this process where a question says nothing else: whom it asks, who hears how it
 * gets on, and from when a table is large. The front door sets it.
 */
public final class Defaults {

  private static final String ENVIRONMENT_VARIABLE = "TRIALBOOK_REGISTRY";

  /** From so many rows on a table is large, unless set. */
  public static final long LARGE_TABLE = 500_000;

  private static final Defaults CURRENT = new Defaults();

  private volatile Optional<Registry> chosen = Optional.empty();
  private volatile Optional<Registry> byDefault = Optional.empty();
  private volatile Progress progress = Progress.UNHEARD;
  private volatile long largeTable = LARGE_TABLE;

  private Defaults() {}

  /** Those of this process. */
  public static Defaults current() {
    return CURRENT;
  }

  /** The registry that was chosen, else the environment's, else the default, else the real one. */
  public Registry registry() {
    return chosen
        .or(() -> named(System.getenv(ENVIRONMENT_VARIABLE)))
        .or(() -> byDefault)
        .orElseGet(Registry::live);
  }

  /** Asks this registry, whatever else is set. */
  public void use(Registry registry) {
    chosen = Optional.of(registry);
  }

  /** Asks this registry unless one was chosen or the environment names one. */
  public void useByDefault(Registry registry) {
    byDefault = Optional.of(registry);
  }

  /** Shows how every long question gets on. */
  public void showProgress(Progress listener) {
    progress = listener;
  }

  /** Who hears how a question of this thread gets on. */
  public Progress progress() {
    return progress.forCaller();
  }

  /** From how many rows on a table says that a file would hold them better. */
  public void noteTablesAbove(long rows) {
    largeTable = rows;
  }

  /** See {@link #noteTablesAbove}. */
  public long largeTable() {
    return largeTable;
  }

  /** What the environment names: an address, or a word for one; empty where it names nothing. */
  public static Optional<Registry> named(String value) {
    String name = value == null ? "" : value.strip();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "live" -> Optional.of(Registry.live());
      case "sample" -> Optional.of(sample());
      default -> Optional.of(at(name));
    };
  }

  /** A registry on this machine over the built-in sample, started when first asked for. */
  public static Registry sample() {
    OptionalPart.MIRROR.need(); // a class that fails to begin never tells the reason again
    return SampleRegistry.REGISTRY;
  }

  private static Registry at(String address) {
    try {
      return Registry.at(address);
    } catch (TrialbookException e) {
      throw new TrialbookException(
          "%s names no registry: %s\nIt takes an address such as http://127.0.0.1:8000, or live, or sample."
              .formatted(ENVIRONMENT_VARIABLE, address),
          e);
    }
  }

  /** Started by the class loader, so once and only when needed. */
  private static final class SampleRegistry {
    static final Registry REGISTRY =
        Registry.at(Mirror.serve(Sample.studies(), Sample.DATA_TIMESTAMP, 0).url().toString());
  }
}
