package org.trialbook.alert;

import java.util.List;
import java.util.stream.Stream;
import org.trialbook.change.Change;
import org.trialbook.text.Sha256;

/** Names alerts and batches by what is in them. */
final class AlertIds {

  private static final int BYTES = 10;

  private AlertIds() {}

  /** Of a list of that name: two lists may tell one reader of the same change. */
  static String of(String watch) {
    return digest(List.of(watch));
  }

  /** Of a change in a list. */
  static String of(String watch, Change change) {
    return digest(List.of(watch, change.id()));
  }

  /** Of alerts that go to an outlet together. */
  static String of(Outlet outlet, List<Alert> alerts) {
    return digest(
        Stream.concat(Stream.of(outlet.name()), alerts.stream().map(Alert::key)).toList());
  }

  private static String digest(List<String> parts) {
    return Sha256.of(String.join("\0", parts) + "\0", BYTES);
  }
}
