package org.trialbook.snapshot;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.accounting.LeftOut;

/** Brings the studies of a new snapshot, whatever they come from. */
interface Input {

  /** Takes what is brought. */
  interface Intake {

    /** One record, whole or broken. */
    void record(byte[] bytes, int offset, int length, String where) throws IOException;

    /** Something that should be a record and cannot be read. */
    void reject(String where, String reason);

    /** Something that is no study and should be none, such as a README. */
    void leftOut(LeftOut thing);

    /** All before this place has come; the input can go on from here later. */
    void at(String position) throws IOException;

    /** What came before is not of the same data: all of it comes again. */
    void again() throws IOException;

    /** How many studies are to come, once somebody knows. */
    void expect(OptionalLong studies);
  }

  /**
   * What is known of it all when it has come.
   *
   * @param dataTimestamp empty where only the studies themselves tell
   * @param notes what a reader should know
   */
  record Ending(Optional<LocalDateTime> dataTimestamp, Instant acquiredAt, List<String> notes) {}

  /** Tells one source from another; what was staged of one is not used for another. */
  String source();

  /**
   * Brings everything behind the position.
   *
   * @param position one that it told before; empty for all of it
   */
  Ending bring(Optional<String> position, Intake intake) throws IOException;
}
