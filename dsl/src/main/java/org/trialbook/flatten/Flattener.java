package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.LegacyXml;
import org.trialbook.corpus.RecordKeys;
import org.trialbook.corpus.StudySink;
import org.trialbook.json.MalformedStudy;
import org.trialbook.json.Utf8;

/**
 * Turns studies into rows: one pass over the bytes of each study fills all relations of a {@link
 * Plan}.
 *
 * <p>Batches and rejects come in the order of the studies. A record that is not a well-formed study
 * is rejected as a whole; a value that cannot be read is missing in its cells, and counted with
 * what became of the input. A flattener belongs to one thread; several of them, each with its own
 * part of the input, share the plan.
 */
public final class Flattener implements StudySink {

  static final int BATCH_ROWS = 65_536;
  static final long BATCH_BYTES = 64L << 20;

  /** How much is read before the batches are weighed again, which takes a look at every column. */
  private static final long WEIGH_BYTES = 1L << 20;

  private final Plan plan;
  private final Registers registers;
  private final OpenBatch[] relations;
  private final UnreadValues unread = new UnreadValues();
  private final StudyScanner scanner;
  private final Consumer<Batch> batches;
  private final Consumer<Reject> rejects;
  private String input = "";
  private Accounting.Builder accounting = new Accounting.Builder();
  private RecordKeys keys = new RecordKeys();
  private long studies;
  private long unweighed;

  /**
   * A flattener that has seen no study.
   *
   * @param batches takes a batch as soon as it holds 65,536 rows or 64 MB, and the rest from {@link
   *     #finish()}
   * @param rejects takes every record that could not be read
   */
  public Flattener(Plan plan, Consumer<Batch> batches, Consumer<Reject> rejects) {
    this.plan = plan;
    this.registers = new Registers(plan.trie());
    this.relations = plan.relations().stream().map(OpenBatch::new).toArray(OpenBatch[]::new);
    this.scanner =
        new StudyScanner(
            plan.trie(), registers, new CellReader(registers, relations, unread), unread);
    this.batches = batches;
    this.rejects = rejects;
  }

  @Override
  public void input(String name) {
    input = name;
  }

  @Override
  public void reject(Reject reject) {
    accounting.reject(reject);
    rejects.accept(reject);
  }

  @Override
  public void leftOut(LeftOut thing) {
    accounting.leftOut(thing);
  }

  @Override
  public void study(byte[] bytes, int offset, int length, long position) {
    for (OpenBatch rows : relations) {
      rows.mark();
    }
    try {
      scanner.scan(bytes, offset, offset + length);
      Optional<String> nctId = nctId(bytes).filter(id -> !id.isBlank());
      if (nctId.isEmpty()) {
        throw new MalformedStudy(MalformedStudy.WHOLE, "it has no " + StudyPath.NCT_ID);
      }
      studies++;
      accounting.study();
      unread.tell(bytes, input, nctId.get(), accounting);
      keys.add(key(bytes));
    } catch (MalformedStudy e) {
      keys.add(RecordKeys.NONE);
      for (OpenBatch rows : relations) {
        rows.rollBack();
      }
      reject(
          rejected(
              LegacyXml.reason(bytes, offset, length).orElse(e), bytes, offset, length, position));
      return;
    }
    unweighed += length;
    boolean weigh = unweighed >= WEIGH_BYTES;
    for (OpenBatch rows : relations) {
      if (rows.count() >= BATCH_ROWS || (weigh && rows.bytes() >= BATCH_BYTES)) {
        batches.accept(rows.take());
      }
    }
    unweighed = weigh ? 0 : unweighed;
  }

  /** Hands over the rows that do not fill a batch. */
  public void finish() {
    for (OpenBatch rows : relations) {
      if (rows.count() > 0) {
        batches.accept(rows.take());
      }
    }
  }

  /** How many studies were read, rejects not counted. */
  public long studies() {
    return studies;
  }

  /** What became of all that came since the last time this was asked. */
  public Accounting takeAccounting() {
    Accounting taken = accounting.build();
    accounting = new Accounting.Builder();
    return taken;
  }

  /** Which study each record was that came since the last time this was asked. */
  RecordKeys takeKeys() {
    RecordKeys taken = keys;
    keys = new RecordKeys();
    return taken;
  }

  private long key(byte[] bytes) {
    int from = registers.from(plan.nctId()) + 1;
    int to = registers.to(plan.nctId()) - 1;
    if (!registers.escaped(plan.nctId())) {
      return RecordKeys.of(bytes, from, to);
    }
    byte[] plain = new byte[to - from];
    return RecordKeys.of(plain, 0, Utf8.unescape(bytes, from, to, plain, 0));
  }

  private Reject rejected(MalformedStudy e, byte[] bytes, int offset, int length, long position) {
    String reason =
        e.index() == MalformedStudy.WHOLE
            ? e.getMessage()
            : e.getMessage() + " (byte " + (e.index() - offset) + " of the record)";
    return new Reject(input, nctId(bytes), position, length, reason);
  }

  /** The study's number, if a text stands in its place. */
  private Optional<String> nctId(byte[] bytes) {
    int register = plan.nctId();
    if (registers.isAbsent(register) || bytes[registers.from(register)] != '"') {
      return Optional.empty();
    }
    int from = registers.from(register) + 1;
    int to = registers.to(register) - 1;
    if (!registers.escaped(register)) {
      return Optional.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    byte[] plain = new byte[to - from];
    int length = Utf8.unescape(bytes, from, to, plain, 0);
    return Optional.of(new String(plain, 0, length, StandardCharsets.UTF_8));
  }
}
