package org.trialbook.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.StudyPart;
import org.trialbook.flatten.version.OlderVersions;
import org.trialbook.flatten.version.PartVersions;
import org.trialbook.text.Text;

/**
 * What is known of an input when all executors have been through it once: which records are older
 * versions of a study, and how many records cannot be read. The last few passes are kept, as long
 * as their files stay as they are.
 *
 * @param older for each part what it leaves out
 * @param counts of all parts
 * @param unread what was not read first, a line each
 */
record FirstPass(List<OlderVersions> older, Counts counts, List<String> unread) {

  private static final System.Logger LOG = System.getLogger(FirstPass.class.getName());
  private static final String DESCRIPTION = "spark.job.description";
  private static final int KEPT = 16;
  private static final Map<List<Object>, FirstPass> PASSES =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, FirstPass> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * The pass over these parts, made now or before.
   *
   * @param input what they are parts of, for who reads the log
   */
  static FirstPass over(List<StudyPart> parts, String input) {
    List<Object> key = new ArrayList<>(parts);
    parts.stream()
        .flatMap(part -> part.files().stream())
        .distinct()
        .forEach(file -> key.add(stamp(file)));
    FirstPass pass;
    synchronized (PASSES) {
      pass = PASSES.get(key);
    }
    if (pass == null) {
      pass = run(parts);
      pass.tell(input);
      synchronized (PASSES) {
        PASSES.put(key, pass);
      }
    }
    return pass;
  }

  private static String stamp(String file) {
    try {
      BasicFileAttributes now = Files.readAttributes(Path.of(file), BasicFileAttributes.class);
      return "%s %s %s".formatted(file, now.size(), now.lastModifiedTime());
    } catch (IOException e) {
      throw new TrialbookException("There is no file " + file + " that can be read.", e);
    }
  }

  private static FirstPass run(List<StudyPart> parts) {
    if (parts.isEmpty()) {
      return new FirstPass(List.of(), Counts.NONE, List.of());
    }
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
    String before = spark.getLocalProperty(DESCRIPTION);
    spark.setLocalProperty(DESCRIPTION, "trialbook: versions of studies, records not read");
    try {
      List<StudyPart> sent = new ArrayList<>(parts);
      List<Integer> places = IntStream.range(0, parts.size()).boxed().toList();
      return of(
          spark.parallelize(places, parts.size()).map(at -> SeenPart.look(sent.get(at))).collect());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw sentence(e);
    } finally {
      spark.setLocalProperty(DESCRIPTION, before);
    }
  }

  /** What a task has said, without Spark's report around it. */
  private static TrialbookException sentence(Exception e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof TrialbookException said) {
        return new TrialbookException(said.getMessage(), e);
      }
    }
    return new TrialbookException("The studies could not be read: " + e.getMessage(), e);
  }

  private static FirstPass of(List<byte[]> written) {
    List<SeenPart> seen = written.stream().map(SeenPart::read).toList();
    List<OlderVersions> older = PartVersions.older(seen.stream().map(SeenPart::versions).toList());
    long studies = 0;
    long rejects = 0;
    long leftOut = 0;
    long doubles = 0;
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      studies += seen.get(i).studies();
      rejects += seen.get(i).rejects();
      leftOut += seen.get(i).leftOut();
      doubles += older.get(i).accounting().doubles();
      unread.addAll(seen.get(i).unread());
    }
    return new FirstPass(
        older, new Counts(studies - doubles, rejects, leftOut, doubles, 0), List.copyOf(unread));
  }

  private void tell(String input) {
    if (counts.rejects() + counts.doubles() > 0) {
      String first = unread.isEmpty() ? "" : "; the first: " + unread.get(0);
      LOG.log(System.Logger.Level.WARNING, "{0}: {1}{2}", input, counts.line(), first);
    }
  }

  /**
   * Throws where nothing could be read, or more records than are borne could not be.
   *
   * @param input what was read
   */
  void require(String input, OptionalLong maxRejects) {
    counts.requireStudies(input, unread.isEmpty() ? input : unread.get(0));
    if (maxRejects.isPresent() && counts.rejects() > maxRejects.getAsLong()) {
      throw new TrialbookException(
          "%s of %s could not be read; maxRejects is %s.\nThe first: %s.\nThe relation REJECTS lists all of them."
              .formatted(
                  Text.count(counts.rejects(), "record"),
                  input,
                  maxRejects.getAsLong(),
                  unread.get(0)));
    }
  }
}
