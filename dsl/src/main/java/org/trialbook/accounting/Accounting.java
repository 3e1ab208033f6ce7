package org.trialbook.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;

/**
 * What became of all that was there: what was read, what was rejected and what was left out add up
 * to it. Everything is counted; of what was not read, the first 10,000 of each kind are named.
 *
 * <pre>{@code
 * frame.accounting().counts().line();   // 3,876 studies read · 2 records could not be read
 * frame.accounting().leftOut().first(); // [LeftOut[input=studies/README.md, ...]]
 * }</pre>
 *
 * @param studies that were read, each once
 * @param rejects records, files or parts of files that could not be read, and have no rows
 * @param leftOut files and parts of files that are no studies
 * @param doubles older versions of studies that are there in a newer one
 * @param valueRejects values that could not be read: missing in their cells, the studies are there
 */
public record Accounting(
    long studies,
    Rejects rejects,
    Kept<LeftOut> leftOut,
    long doubles,
    Kept<ValueReject> valueRejects)
    implements Displayable {

  /** Nothing was there. */
  public static final Accounting NONE =
      new Accounting(0, Rejects.NONE, Kept.none(), 0, Kept.none());

  private static final int MOST_SHOWN = 20;

  /** This and, behind it, more of the same input. */
  public Accounting and(Accounting more) {
    return new Accounting(
        studies + more.studies,
        rejects.and(more.rejects),
        leftOut.and(more.leftOut),
        doubles + more.doubles,
        valueRejects.and(more.valueRejects));
  }

  /** The same in numbers. */
  public Counts counts() {
    return new Counts(studies, rejects.count(), leftOut.count(), doubles, valueRejects.count());
  }

  /**
   * Throws where something was there and no study in it.
   *
   * @param input what it was
   * @throws TrialbookException that says why
   */
  public void requireStudies(String input) {
    String first =
        Stream.concat(
                rejects.lines().stream().limit(1),
                leftOut.first().stream().limit(1).map(LeftOut::line))
            .findFirst()
            .orElse(input);
    counts().requireStudies(input, first);
  }

  /** How many of each, and the first of what was not read. */
  @Override
  public Map<String, Object> mimeBundle() {
    Card card = Card.titled("Accounting").fact("read", counts().line());
    card = card.list("rejects", rejects.lines(), MOST_SHOWN);
    card =
        card.list(
            "values that could not be read",
            valueRejects.first().stream().map(ValueReject::line).toList(),
            MOST_SHOWN);
    return card.list("left out", leftOut.first().stream().map(LeftOut::line).toList(), MOST_SHOWN)
        .mimeBundle();
  }

  /** An accounting in the making, by one thread. */
  public static final class Builder {
    private long studies;
    private long doubles;
    private long rejectCount;
    private long leftOutCount;
    private long valueCount;
    private final List<Reject> rejects = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    public final List<ValueReject> values = new ArrayList<>();

    /** One more study was read. */
    public void study() {
      studies++;
    }

    /** How many studies were read so far. */
    public long studies() {
      return studies;
    }

    /** More older versions were left out. */
    public void doubles(long more) {
      doubles += more;
    }

    /** One more record could not be read. */
    public void reject(Reject reject) {
      rejectCount++;
      keep(reject, rejects);
    }

    /** One more thing is no study. */
    public void leftOut(LeftOut thing) {
      leftOutCount++;
      keep(thing, leftOut);
    }

    /** One more value could not be read. */
    public void value(ValueReject value) {
      valueCount++;
      keep(value, values);
    }

    /** More values could not be read, too many of one study to be named. */
    public void values(long more) {
      valueCount += more;
    }

    private static <T> void keep(T one, List<T> kept) {
      if (kept.size() < Kept.MOST) {
        kept.add(one);
      }
    }

    /** All so far. */
    public Accounting build() {
      return new Accounting(
          studies,
          new Rejects(rejectCount, rejects),
          new Kept<>(leftOutCount, leftOut),
          doubles,
          new Kept<>(valueCount, values));
    }
  }
}
