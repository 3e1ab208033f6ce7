package org.trialbook.kernel.library.maven;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells how downloads get on, counts the jars, and ends them when nobody waits any more. */
final class Downloads extends AbstractTransferListener {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final double MEGABYTE = 1e6;

  private record Transfer(long done, long total) {}

  private final Consumer<String> progress;
  private final Map<String, Transfer> running = new ConcurrentHashMap<>();
  private final Set<String> jars = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;
  private long last = System.nanoTime();

  Downloads(Consumer<String> progress) {
    this.progress = progress;
  }

  void cancel() {
    cancelled = true;
  }

  int jars() {
    return jars.size();
  }

  @Override
  public void transferInitiated(TransferEvent event) throws TransferCancelledException {
    endIfCancelled();
  }

  @Override
  public void transferProgressed(TransferEvent event) throws TransferCancelledException {
    endIfCancelled();
    long total = event.getResource().getContentLength();
    running.put(file(event), new Transfer(event.getTransferredBytes(), total));
    tell();
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    running.remove(file(event));
    if (file(event).endsWith(".jar")) {
      jars.add(event.getResource().getResourceName());
    }
  }

  @Override
  public void transferFailed(TransferEvent event) {
    running.remove(file(event));
  }

  private synchronized void tell() {
    long now = System.nanoTime();
    if (now - last < EVERY_NANOS || cancelled) {
      return;
    }
    last = now;
    running.entrySet().stream()
        .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a.total(), b.total())))
        .ifPresent(
            largest -> {
              int others = running.size() - 1;
              progress.accept(
                  "Downloading "
                      + largest.getKey()
                      + size(largest.getValue())
                      + (others > 0 ? " and " + others + " more" : ""));
            });
  }

  private static String size(Transfer transfer) {
    return transfer.total() < 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", %.1f of %.1f MB",
            transfer.done() / MEGABYTE,
            transfer.total() / MEGABYTE);
  }

  private void endIfCancelled() throws TransferCancelledException {
    if (cancelled) {
      throw new TransferCancelledException("the cell was interrupted");
    }
  }

  private static String file(TransferEvent event) {
    String name = event.getResource().getResourceName();
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
