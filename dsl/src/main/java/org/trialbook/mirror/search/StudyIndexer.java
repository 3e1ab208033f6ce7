package org.trialbook.mirror.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.version.StudyVersion;

/**
 * Writes studies into an index, by as many threads as the machine has cores, up to four.
 *
 * <p>Which thread takes a study decides in which part of the index it stands, and nothing else:
 * ordinals are given in the order of the corpus, and every order of answers is total.
 */
public final class StudyIndexer {

  /** Lucene would tell the reader of a cell that a newer Java deserves a newer Lucene. */
  private static final java.util.logging.Logger VECTORS =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private static final int MOST_THREADS = 4;

  /** Enough that a corpus for a notebook is written in one piece a thread. */
  private static final double BUFFER_MEGABYTES = 256;

  private final Iterator<byte[]> studies;
  private final List<byte[]> sources = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();
  private int doubles;

  /** Versions that are as new as those that were indexed, or newer, in the order of the input. */
  private final Map<String, byte[]> newer = new LinkedHashMap<>();

  private final CRC32 checksum = new CRC32();
  private volatile boolean stopped;

  private StudyIndexer(Iterator<byte[]> studies) {
    this.studies = studies;
  }

  /** One study on its way into the index. */
  private static final class Work {

    private final byte[] source;
    private final int ordinal;
    private final String nctId;

    Work(byte[] source, int ordinal, String nctId) {
      this.source = source;
      this.ordinal = ordinal;
      this.nctId = nctId;
    }
  }

  /** An index of these studies that lives as long as it is used; see {@link #index}. */
  public static StudyIndex inMemory(Iterable<byte[]> studies) {
    return index(
        studies,
        new ByteBuffersDirectory(
            new SingleInstanceLockFactory(),
            ByteBuffersDataOutput::new,
            ByteBuffersDirectory.OUTPUT_AS_ONE_BUFFER));
  }

  /**
   * Writes the index of these studies into the directory. A study that cannot be read is left out
   * and logged; of one that comes more than once the newest version is kept.
   */
  public static StudyIndex index(Iterable<byte[]> studies, Directory directory) {
    StudyIndexer first = new StudyIndexer(studies.iterator());
    first.write(directory);
    StudyIndexer indexer = first;
    if (!first.newer.isEmpty()) {
      // As a rule no study comes twice; where one does, the older version is in the index by now.
      indexer = new StudyIndexer(first.newest().iterator());
      indexer.write(directory);
    }
    return new StudyIndex(
        directory,
        indexer.sources::get,
        indexer.sources::get,
        indexer.checksum.getValue(),
        StudyVersion.notes(first.repeated.size()),
        first.doubles);
  }

  private List<byte[]> newest() {
    Set<Integer> older = newer.keySet().stream().map(ordinals::get).collect(Collectors.toSet());
    List<byte[]> newest = new ArrayList<>();
    for (int ordinal = 0; ordinal < sources.size(); ordinal++) {
      if (!older.contains(ordinal)) {
        newest.add(sources.get(ordinal));
      }
    }
    newest.addAll(newer.values());
    return newest;
  }

  private void write(Directory directory) {
    IndexWriterConfig configuration =
        new IndexWriterConfig(new WordAnalyzer())
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, configuration)) {
      writeAll(writer);
      writer.commit();
    } catch (IOException e) {
      throw TrialbookException.cannot("index the studies", e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void writeAll(IndexWriter writer) {
    int others = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) - 1;
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, others)
            .mapToObj(i -> CompletableFuture.runAsync(() -> write(writer)))
            .toList();
    try {
      write(writer);
    } finally {
      threads.forEach(CompletableFuture::join);
    }
  }

  private void write(IndexWriter writer) {
    boolean done = false;
    try {
      for (Optional<Work> work = next(); work.isPresent(); work = next()) {
        List<Document> documents = documents(work.get());
        if (!documents.isEmpty()) {
          writer.addDocuments(documents);
        }
      }
      writer.flushNextBuffer();
      done = true;
    } catch (IOException e) {
      throw TrialbookException.cannot("index the studies", e);
    } finally {
      stopped |= !done;
    }
  }

  private static void log(String text) {
    System.getLogger(StudyIndexer.class.getName()).log(System.Logger.Level.DEBUG, text);
  }

  private static List<Document> documents(Work work) {
    try {
      return StudyReader.documents(work.source, work.ordinal, work.nctId);
    } catch (IOException e) {
      log(work.nctId + " left out: " + e.getMessage());
      return List.of();
    }
  }

  /** The next study that has a registry number of its own; its ordinal counts these. */
  private synchronized Optional<Work> next() {
    while (!stopped && studies.hasNext()) {
      byte[] study = studies.next();
      Optional<String> nctId = StudyReader.nctId(study);
      if (nctId.isEmpty()) {
        log("Study after " + sources.size() + " others left out: it has no registry number");
      } else if (ordinals.putIfAbsent(nctId.get(), sources.size()) == null) {
        sources.add(study);
        checksum.update(study);
        return Optional.of(new Work(study, sources.size() - 1, nctId.get()));
      } else {
        compare(nctId.get(), study);
      }
    }
    return Optional.empty();
  }

  /** Keeps the version in mind if it is as new as the one that came before. */
  private void compare(String nctId, byte[] study) {
    if (!isReadable(nctId, study)) {
      return;
    }
    byte[] before = newer.getOrDefault(nctId, sources.get(ordinals.get(nctId)));
    boolean isOnly = !isReadable(nctId, before);
    if (!isOnly) {
      repeated.add(nctId);
      doubles++;
    }
    if (isOnly || version(study).compareTo(version(before)) >= 0) {
      newer.remove(nctId);
      newer.put(nctId, study);
    }
  }

  /** Whether the study would be in the index. */
  public static boolean isReadable(String nctId, byte[] study) {
    return !documents(new Work(study, 0, nctId)).isEmpty();
  }

  private static StudyVersion version(byte[] study) {
    return StudyVersion.of(study, 0, study.length);
  }
}
