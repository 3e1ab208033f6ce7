package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Chunk;
import org.trialbook.snapshot.Difference;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;
import org.trialbook.snapshot.Snapshots;

/**
 * The index of a snapshot, in its folder under {@code search-2}, after how it is derived; made when
 * it is first asked for.
 *
 * <p>It is made beside its place and takes it by a rename. Where an earlier snapshot beside this
 * one has an index, its files are shared and only what differs is indexed anew: Lucene never
 * changes a file that it has written.
 */
final class SnapshotIndex {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotIndex.class);

