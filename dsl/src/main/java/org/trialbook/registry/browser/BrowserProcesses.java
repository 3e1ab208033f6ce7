package org.trialbook.registry.browser;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of one visit: Playwright's driver and the browser below it. They end by themselves
 * as a rule, and by force where they do not.
 */
final class BrowserProcesses {

  private static final String DRIVER = "run-driver";
  private static final long GRACE_SECONDS = 3;

  private final Set<Long> before;
  private final Set<ProcessHandle> ours = new LinkedHashSet<>();

  private BrowserProcesses(Set<Long> before) {
    this.before = before;
  }

  /** Of what begins from here on. */
  static BrowserProcesses before() {
    return new BrowserProcesses(
        drivers().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .children()
        .filter(
            child -> child.info().commandLine().filter(line -> line.contains(DRIVER)).isPresent());
  }

  /** Notes what runs by now: to be called when something has begun. */
  void note() {
    drivers()
        .filter(each -> !before.contains(each.pid()))
        .forEach(
            driver -> {
              ours.add(driver);
              driver.descendants().forEach(ours::add);
            });
  }

  /** None of them is left. */
  void end() {
    note();
    for (ProcessHandle each : ours) {
      try {
        each.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | InterruptedException | TimeoutException e) {
        each.destroyForcibly();
      }
    }
  }
}
