package org.trialbook.spark;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, for all tests of a run, listening on this machine alone. */
final class Session {

  private static final SparkSession SPARK =
      SparkSession.builder()
          .master("local[2]")
          .appName("trialbook")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.sql.datetime.java8API.enabled", "true")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
          .getOrCreate();

  private Session() {}

  static SparkSession spark() {
    return SPARK;
  }

  /** What a user writes before {@code load}. */
  static DataFrameReader trialbook(String relation) {
    return SPARK.read().format("trialbook").option("relation", relation);
  }
}
