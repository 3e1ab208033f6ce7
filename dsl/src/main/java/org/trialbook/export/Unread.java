package org.trialbook.export;

import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.ValueReject;
import org.trialbook.frame.Provenance;

/** What was not read, as notes. */
final class Unread {

  /** How many of each kind are named in the provenance; all of them are counted. */
  private static final int NAMED = 3;

  private Unread() {}

  /** The same origin with notes that name the first of what was not read. */
  static Provenance noted(Provenance origin, Accounting accounting) {
    Provenance provenance = origin;
    for (Reject reject : accounting.rejects().first().stream().limit(NAMED).toList()) {
      provenance = provenance.note("not read: " + reject.line());
    }
    for (ValueReject each : accounting.valueRejects().first().stream().limit(NAMED).toList()) {
      provenance = provenance.note("not read: " + each.line());
    }
    for (LeftOut each : accounting.leftOut().first().stream().limit(NAMED).toList()) {
      provenance = provenance.note("left out: " + each.input() + ", " + each.reason());
    }
    return provenance;
  }
}
