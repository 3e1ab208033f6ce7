package org.trialbook.registry;

import org.trialbook.registry.wire.Client;

/**
 * Services behind the registry's site that are in no document of its API and may change or go any
 * day. Nothing else in Trialbook uses them; who does has said so: {@code
 * registry.undocumented().history("NCT01874431")}.
 */
public final class Undocumented {

  private final Client client;

  Undocumented(Client client) {
    this.client = client;
  }

  /** Asks for the versions of one record; an answer that is not as it was is an error. */
  public RecordHistory history(String nctId) {
    return RecordHistory.ask(client, nctId);
  }

  /**
   * Asks for one version of one record; an answer that is not as it was is an error.
   *
   * @param version counted from 0, as {@link #history} tells
   * @return the record as JSON, of the shape that the API's records have
   */
  public String version(String nctId, int version) {
    return RecordHistory.askVersion(client, nctId, version);
  }
}
