package org.trialbook.spark;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.trialbook.accounting.Counts;

/** What Spark's pages show of a read, summed over its tasks. Spark makes each by its class. */
final class ReadMetrics {

  private ReadMetrics() {}

  /** All of them. */
  static CustomMetric[] all() {
    return new CustomMetric[] {
      new Studies(), new Bytes(), new PassedOver(), new Rejects(), new ValueRejects(), new Doubles()
    };
  }

  /** What a task has counted so far. */
  static CustomTaskMetric[] values(Counts counts, long bytes, long passedOver) {
    return new CustomTaskMetric[] {
      new Value(Studies.NAME, counts.studies()),
      new Value(Bytes.NAME, bytes),
      new Value(PassedOver.NAME, passedOver),
      new Value(Rejects.NAME, counts.rejects()),
      new Value(ValueRejects.NAME, counts.valueRejects()),
      new Value(Doubles.NAME, counts.doubles())
    };
  }

  private record Value(String name, long value) implements CustomTaskMetric {}

  /** Studies of which rows were made. */
  public static final class Studies extends CustomSumMetric {
    static final String NAME = "studies";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "studies read";
    }
  }

  /** Their JSON, and that of what was passed over. */
  public static final class Bytes extends CustomSumMetric {
    static final String NAME = "jsonBytes";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "bytes of JSON";
    }
  }

  /** Studies that a filter has ruled out. */
  public static final class PassedOver extends CustomSumMetric {
    static final String NAME = "passedOver";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "studies passed over by filters";
    }
  }

  /** Records that could not be read. */
  public static final class Rejects extends CustomSumMetric {
    static final String NAME = "rejects";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "records that could not be read";
    }
  }

  /** Values that could not be read. */
  public static final class ValueRejects extends CustomSumMetric {
    static final String NAME = "valueRejects";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "values that could not be read";
    }
  }

  /** Older versions. */
  public static final class Doubles extends CustomSumMetric {
    static final String NAME = "doubles";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "older versions of studies left out";
    }
  }
}
