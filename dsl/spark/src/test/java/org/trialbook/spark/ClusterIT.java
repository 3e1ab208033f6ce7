package org.trialbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Trialbook;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/**
 * Two executors, each a process of its own that has Spark's jars and the one jar of ours that users
 * add. Their rows are those of our own Parquet files, every relation and every cell.
 */
class ClusterIT {

  /** What is ours or a test's among the jars of this process. */
  private static final String NOT_SPARKS =
      "(trialbook|okhttp|okio|kotlin|tablesaw|classgraph|duckdb|junit|assertj|opentest4j|surefire).*";

  @TempDir private static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void startTheCluster() throws IOException {
    Path jars = Path.of(System.getenv("SPARK_HOME")).resolve("jars");
    Files.createDirectories(jars);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar") && !name.matches(NOT_SPARKS)) {
        Path link = jars.resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, jar);
      }
    }
    spark =
        SparkSession.builder()
            .master("local-cluster[2,1,2048]")
            .appName("trialbook")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "localhost")
            .config("spark.executor.extraClassPath", System.getenv("TRIALBOOK_SPARK_JAR"))
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.files.maxPartitionBytes", "16m")
            .config("spark.sql.warehouse.dir", folder.toString())
            .getOrCreate();
  }

  @AfterAll
  static void stopTheCluster() {
    spark.stop();
  }

  private static Dataset<Row> read(Relation relation, Path input) {
    return spark
        .read()
        .format("trialbook")
        .option("relation", relation.name())
        .load(input.toString());
  }

  /** The real records where they are, or else the sample, one study a line. */
  private static Path studies() throws IOException {
    Path plain = folder.resolve("studies.ndjson");
    Optional<Path> real = RealRecords.find();
    if (real.isPresent()) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(real.get()))) {
        Files.copy(in, plain);
      }
    } else {
      try (var out = Files.newOutputStream(plain)) {
        SampleInputs.lines(SampleInputs.studies(2_000), out);
      }
    }
    return plain;
  }

  @Test
  void everyRelationIsThatOfOurParquet() throws IOException {
    Path input = studies();
    Path parquet = folder.resolve("parquet");
    Trialbook.read(input).flatten(Relations.ALL).toParquet(parquet);
    List<String> different = new ArrayList<>();
    for (Relation relation : Relations.ALL) {
      String file = relation.name().toLowerCase(Locale.ROOT) + ".parquet";
      Dataset<Row> own = spark.read().parquet(parquet.resolve(file).toString());
      Dataset<Row> ours = read(relation, input);
      boolean isSame = types(ours).equals(types(own)) && differing(ours, own).isEmpty();
      if (!isSame) {
        different.add(relation.name());
      }
    }
    assertThat(different).isEmpty();
    assertThat(spark.sparkContext().statusTracker().getExecutorInfos()).hasSize(3);
  }

  /** The rows that one of two has more often than the other. */
  private static Dataset<Row> differing(Dataset<Row> one, Dataset<Row> other) {
    Column[] names = Arrays.stream(one.columns()).map(functions::col).toArray(Column[]::new);
    return one.withColumn("times", functions.lit(1))
        .unionAll(other.withColumn("times", functions.lit(-1)))
        .groupBy(names)
        .agg(functions.sum("times").as("times"))
        .where("times <> 0");
  }

  private static List<Map.Entry<String, String>> types(Dataset<Row> frame) {
    List<Map.Entry<String, String>> types = new ArrayList<>();
    for (var field : frame.schema().fields()) {
      DataType type = field.dataType();
      types.add(Map.entry(field.name(), type.simpleString()));
    }
    return types;
  }

  /** The parts of each kind of input travel, as do filters. */
  @Test
  void everyKindOfInputIsReadByExecutors() throws IOException {
    Map<String, Path> inputs =
        SampleInputs.write(
            Files.createDirectory(folder.resolve("kinds")), SampleInputs.studies(200));
    List<List<Object>> own =
        OwnRows.of(inputs.get("plain"), Relations.LOCATIONS.select("nctId", "locationCity"));
    for (var input : inputs.entrySet()) {
      Dataset<Row> sites =
          spark
              .read()
              .format("trialbook")
              .option("relation", "LOCATIONS")
              .option("partitionBytes", 200_000)
              .load(input.getValue().toString())
              .select("nctId", "locationCity");
      OwnRows.assertSame(input.getKey(), OwnRows.of(sites), own);
      Object first = own.get(0).get(0);
      OwnRows.assertSame(
          input.getKey(),
          OwnRows.of(sites.where("nctId = '%s'".formatted(first))),
          own.stream().filter(row -> row.get(0).equals(first)).toList());
    }
  }

  /** Tasks of an executor that dies are another's, and nothing is there twice. */
  @Test
  void anExecutorThatIsKilledChangesNothing() throws Exception {
    Path input = folder.resolve("killed.ndjson");
    try (var out = Files.newOutputStream(input)) {
      SampleInputs.lines(SampleInputs.studies(2_000), out);
    }
    Relation relation =
        Relations.RESULTS_OUTCOME_MEASUREMENTS.select("nctId", "outcomeMeasurementValue");
    List<List<Object>> own = OwnRows.of(input, relation);
    Dataset<Row> frame =
        spark
            .read()
            .format("trialbook")
            .option("relation", relation.name())
            .option("partitionBytes", 500_000)
            .load(input.toString())
            .select("nctId", "outcomeMeasurementValue");
    CompletableFuture<List<List<Object>>> rows =
        CompletableFuture.supplyAsync(() -> OwnRows.of(frame));
    while (spark.sparkContext().statusTracker().getActiveStageIds().length == 0 && !rows.isDone()) {
      Thread.onSpinWait();
    }
    ProcessHandle executor = executors().get(0);
    executor.destroyForcibly();
    executor.onExit().get();
    OwnRows.assertSame("killed", rows.get(), own);
  }

  private static List<ProcessHandle> executors() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("ExecutorBackend"))
        .toList();
  }
}
