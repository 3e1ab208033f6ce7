package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.change.Move.What;

/** What was moved between two versions of a record. */
final class Moves {

  private static final String END =
      "/protocolSection/statusModule/primaryCompletionDateStruct/date";
  private static final String ENROLMENT = "/protocolSection/designModule/enrollmentInfo/count";

  private Moves() {}

  static List<Move> between(JsonNode earlier, JsonNode later, RecordVersion version) {
    List<Move> moves = new ArrayList<>();
    String end = earlier.at(END).asText("");
    String newEnd = later.at(END).asText("");
    // A day within the month that was given before makes a date more precise and moves nothing.
    int days = StudyDiff.days(end, newEnd).orElse(0);
    if (days != 0) {
      moves.add(move(version, What.PRIMARY_COMPLETION, end, newEnd, days));
    }
    JsonNode count = earlier.at(ENROLMENT);
    JsonNode newCount = later.at(ENROLMENT);
    long more = newCount.asLong() - count.asLong();
    if (count.isNumber() && newCount.isNumber() && more != 0) {
      moves.add(move(version, What.ENROLMENT, count.asText(), newCount.asText(), more));
    }
    return moves;
  }

  private static Move move(RecordVersion version, What what, String before, String after, long by) {
    return new Move(version.number(), version.date(), what, before, after, by);
  }
}
