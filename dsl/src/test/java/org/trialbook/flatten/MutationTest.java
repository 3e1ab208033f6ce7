package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.ValueReject;

/**
 * Records with damaged bytes: the scanner accepts what the reference accepts, and reads the same
 * from it.
 */
class MutationTest {

  private static final List<Relation> RELATIONS = relations();
  private static final Plan PLAN = Plan.of(RELATIONS);
  private static final Reference REFERENCE = new Reference(RELATIONS);

  /** What damage is made of: everything that means something to JSON, and some that does not. */
  private static final byte[] BYTES =
      Records.utf8("{}[]\",:\\/bfnrtu0123456789+-.eE truefalsn \n\t\u0001\u007fAµ≥💊");

  private static final String TWICE = "twice";

  private static final String[] ODD = {
    "null",
    "true",
    "7",
    "1000.0",
    "12.5",
    "1e400",
    "-1e3",
    "9223372036854775808",
    "\"\"",
    "\"x\"",
    "\"12\"",
    "\"2019-02-30\"",
    "\"0000\"",
    "\"2024-05-17T99:99\"",
    "{}",
    "[]",
    "[[]]",
    "[{}]",
    "[null,\"a\",{}]",
    "{\"a\":1}",
    "{\"date\":5}",
    TWICE
  };

  /** A value behind its name or in an array. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<=\":|[\\[,](?=[\\[{\"]))(\"(?:[^\"\\\\]|\\\\.)*\"(?!:)|[\\[{]|[^\\[{\"\\]}:,]+)");

  private static List<Relation> relations() {
    List<Relation> relations = new ArrayList<>(Relations.ALL);
    relations.add(NestedRelationTest.MEASUREMENTS);
    relations.add(NestedRelationTest.EVENTS);
    return relations;
  }

  @Test
  void damageCanReachEveryRelation() {
    Flattened rich = Flattened.of(PLAN, List.of(Records.utf8(Records.RICH)));
    assertThat(RELATIONS).allSatisfy(each -> assertThat(rich.rows(each)).isNotEmpty());
  }

  @Test
  void theRichRecordIsReadAsTheReferenceDoes() {
    assertThat(assertEqual(Records.utf8(Records.RICH))).isTrue();
  }

  @Property(tries = 1500)
  void damagedBytes(@ForAll("damaged") byte[] record) {
    assertEqual(record);
  }

  @Property(tries = 300)
  void truncated(@ForAll("cuts") int length) {
    assertThat(assertEqual(Arrays.copyOf(Records.utf8(Records.RICH), length))).isFalse();
  }

  /**
   * As many as asked for, from a seed that can be said again: {@code -Dtrialbook.mutations=1000000
   * -Dtrialbook.seed=1}.
   */
  @Test
  void manyRecordsDamagedAtRandom() {
    int count = Integer.getInteger("trialbook.mutations", 1000);
    long seed = Long.getLong("trialbook.seed", 1);
    long accepted =
        IntStream.range(0, count)
            .parallel()
            .filter(number -> assertEqual(damage(new Random(seed * 31_000_003L + number))))
            .count();
    System.out.printf(
        "%,d damaged records (seed %d): %,d read by both and alike, %,d refused by both%n",
        count, seed, accepted, count - accepted);
  }

  /** {@link Records#RICH} with another value in the place of some: still JSON, not what is due. */
  @Property(tries = 1500)
  void oddValues(@ForAll("odd") byte[] record) {
    assertEqual(record);
  }

  @Property(tries = 100)
  void rowsAreAsManyWhateverIsSelected(@ForAll("odd") byte[] record) {
    Flattened all = Flattened.of(PLAN, List.of(record));
    for (Relation relation : Relations.ALL) {
      Relation keys = relation.select(relation.keys());
      Flattened few = Flattened.of(Plan.of(keys), List.of(record));
      assertThat(few.rows(keys)).as(relation.name()).hasSameSizeAs(all.rows(relation));
      assertThat(few.rejects).hasSameSizeAs(all.rejects);
    }
  }

  /** True if the record was accepted, by both. */
  static boolean assertEqual(byte[] record) {
    // Other bytes around it, as in a file: reading over the end would be seen.
    byte[] inFile = new byte[record.length + 40];
    Arrays.fill(inFile, (byte) '"');
    System.arraycopy(record, 0, inFile, 20, record.length);
    Flattened flattened = new Flattened();
    Flattener flattener = new Flattener(PLAN, flattened.batches::add, flattened.rejects::add);
    flattener.study(inFile, 20, record.length, 0);
    flattener.finish();
    Accounting accounting = flattener.takeAccounting();
    try {
      Reference.Read read = REFERENCE.read(record);
      List<List<List<Object>>> expected = read.rows();
      assertThat(flattened.rejects).isEmpty();
      assertThat(accounting.valueRejects().first())
          .extracting(ValueReject::path)
          .containsExactlyInAnyOrderElementsOf(read.unread().values());
      for (int i = 0; i < RELATIONS.size(); i++) {
        assertThat(flattened.rows(RELATIONS.get(i)))
            .as(RELATIONS.get(i).name())
            .isEqualTo(expected.get(i));
      }
      return true;
    } catch (Reference.Refused e) {
      if (e.getMessage().contains("surrogate")) {
        // Jackson also refuses half a character in a name; names that nobody asks for are bytes
        // here.
        return false;
      }
      assertThat(flattened.batches).isEmpty();
      assertThat(flattened.rejects).as(e.getMessage()).hasSize(1);
      return false;
    }
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.integers().between(0, Records.utf8(Records.RICH).length - 1);
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Arbitraries.randomValue(MutationTest::damage);
  }

  @Provide
  Arbitrary<byte[]> odd() {
    return Arbitraries.randomValue(MutationTest::odd);
  }

  private static byte[] odd(Random random) {
    String record = Records.RICH;
    for (int i = 0; i <= random.nextInt(4); i++) {
      List<int[]> values = new ArrayList<>();
      Matcher value = VALUE.matcher(record);
      while (value.find()) {
        values.add(new int[] {value.start(1), value.end(1)});
      }
      int[] chosen = values.get(random.nextInt(values.size()));
      String other = ODD[random.nextInt(ODD.length)];
      boolean isOpen = "{[".indexOf(record.charAt(chosen[0])) >= 0;
      int end = isOpen ? closing(record, chosen[0]) : chosen[1];
      if (other.equals(TWICE)) {
        int name = record.lastIndexOf("\"", record.lastIndexOf("\":", chosen[0]) - 1);
        other = record.substring(chosen[0], end) + "," + record.substring(Math.max(0, name), end);
      }
      record = record.substring(0, chosen[0]) + other + record.substring(end);
    }
    return Records.utf8(record);
  }

  private static int closing(String record, int open) {
    int depth = 0;
    boolean inText = false;
    for (int at = open; ; at++) {
      char c = record.charAt(at);
      if (c == '"' && record.charAt(at - 1) != '\\') {
        inText = !inText;
      } else if (!inText && (c == '{' || c == '[')) {
        depth++;
      } else if (!inText && (c == '}' || c == ']') && --depth == 0) {
        return at + 1;
      }
    }
  }

  private static byte[] damage(Random random) {
    byte[] record = Records.utf8(Records.RICH);
    for (int i = 0; i <= random.nextInt(2); i++) {
      int at = random.nextInt(record.length);
      byte replacement =
          random.nextInt(4) == 0 ? (byte) random.nextInt(256) : BYTES[random.nextInt(BYTES.length)];
      int removed = random.nextInt(3);
      int kept = Math.min(record.length, at + removed);
      int added = random.nextInt(2);
      byte[] changed = new byte[record.length - (kept - at) + added];
      System.arraycopy(record, 0, changed, 0, at);
      if (added == 1) {
        changed[at] = replacement;
      }
      System.arraycopy(record, kept, changed, at + added, record.length - kept);
      record = changed;
    }
    return record;
  }
}
