package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;

/** Chunks flattened side by side come out as if one thread had read them. */
class FlatteningTest {

  private static final Plan PLAN = Plan.of(Relations.STUDIES.select("nctId"));

  /** Chunks of one to seven studies, one of them broken. */
  private static List<Chunk> chunks(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                (Chunk)
                    sink -> {
                      for (int i = 0; i <= number % 7; i++) {
                        byte[] study =
                            Records.utf8(
                                String.format(
                                    Locale.ROOT,
                                    "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"%d.%d\"}}%s",
                                    number,
                                    i,
                                    number == 50 && i == 0 ? "" : "}"));
                        sink.study(study, 0, study.length, i);
                      }
                    })
        .toList();
  }

  private static Chunks of(List<Chunk> chunks, AtomicInteger read, RuntimeException end) {
    Iterator<Chunk> left = chunks.iterator();
    return new Chunks() {
      @Override
      public Optional<Chunk> next() {
        if (left.hasNext()) {
          read.incrementAndGet();
          return Optional.of(left.next());
        }
        if (end != null) {
          throw end;
        }
        return Optional.empty();
      }

      @Override
      public void close() throws IOException {
        throw new IOException("closed by who opened it");
      }
    };
  }

  private static List<Object> ids(List<Flattening.Result> results) {
    List<Object> ids = new ArrayList<>();
    for (Flattening.Result result : results) {
      for (Batch batch : result.batches()) {
        IntStream.range(0, batch.rows()).forEach(row -> ids.add(batch.cells("nctId").value(row)));
      }
    }
    return ids;
  }

  @Test
  void theOrderOfTheInputIsKept() {
    List<Object> expected = new ArrayList<>();
    chunks(200)
        .forEach(
            chunk ->
                chunk.records(
                    (bytes, offset, length, position) -> {
                      Flattened one = new Flattened();
                      Flattener flattener = new Flattener(PLAN, one.batches::add, one.rejects::add);
                      flattener.study(bytes, offset, length, position);
                      flattener.finish();
                      expected.addAll(one.column("nctId"));
                    }));
    List<Flattening.Result> results = new ArrayList<>();
    try (Flattening flattening =
        new Flattening(PLAN, of(chunks(200), new AtomicInteger(), null), 3)) {
      flattening.forEach(results::add);
    }
    assertThat(ids(results)).isEqualTo(expected);
    assertThat(results.stream().mapToLong(result -> result.accounting().studies()).sum())
        .isEqualTo(expected.size());
    assertThat(results.stream().flatMap(result -> result.accounting().rejects().first().stream()))
        .singleElement()
        .extracting(Reject::nctId)
        .isEqualTo(Optional.of("50.0"));
  }

  @Test
  void whatIsNotTakenIsNotReadOn() {
    AtomicInteger read = new AtomicInteger();
    try (Flattening flattening = new Flattening(PLAN, of(chunks(200), read, null), 2)) {
      assertThat(flattening.next()).isPresent();
      assertThat(read.get()).isLessThan(10);
    }
  }

  @Test
  void whatCameBeforeAFailureIsHandedOnFirst() {
    TrialbookException broken = new TrialbookException("The file is damaged.");
    List<Flattening.Result> results = new ArrayList<>();
    try (Flattening flattening =
        new Flattening(PLAN, of(chunks(5), new AtomicInteger(), broken), 2)) {
      assertThatThrownBy(() -> flattening.forEach(results::add)).isSameAs(broken);
    }
    assertThat(results).hasSize(5);
  }

  @Test
  void aPlanThatHasTravelledFlattensTheSame() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Plan.of(Relations.ALL));
    }
    Plan travelled;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      travelled = (Plan) in.readObject();
    }
    List<byte[]> records = List.of(Records.utf8(Records.RICH));
    Flattened there = Flattened.of(travelled, records);
    Flattened here = Flattened.of(Plan.of(Relations.ALL), records);
    for (Relation relation : Relations.ALL) {
      assertThat(there.rows(relation)).isEqualTo(here.rows(relation));
    }
  }

  @Test
  void anInterruptEndsIt() {
    try (Flattening flattening =
        new Flattening(PLAN, of(chunks(5), new AtomicInteger(), null), 2)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(flattening::next).hasMessage("Reading was interrupted.");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
