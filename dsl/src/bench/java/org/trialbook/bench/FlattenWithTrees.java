package org.trialbook.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/**
 * What one writes without thinking about speed: Jackson's {@code readTree} for each line, a {@code
 * JsonPointer} for each column, Arrow's {@code setSafe} for each cell; on all cores.
 */
final class FlattenWithTrees implements Measurement {

  /** Bytes that a thread reads at a time; the largest study is far smaller. */
  private static final int WINDOW = 32 << 20;

  private final Path file;
  private final Path folder;
  private final List<WantedRelation> relations;

  FlattenWithTrees(Path file, Path relations, Path folder) throws IOException {
    this.file = file;
    this.folder = Files.createDirectories(folder);
    this.relations = WantedRelation.read(relations);
  }

  @Override
  public Map<String, Object> run() throws Exception {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (FileChannel channel = FileChannel.open(file);
        BufferAllocator allocator = new RootAllocator()) {
      List<Target> targets = relations.stream().map(each -> new Target(each, allocator)).toList();
      int windows = Math.toIntExact((channel.size() + WINDOW - 1) / WINDOW);
      AllCores.sum(windows, part -> flatten(channel, (long) part * WINDOW, targets));
      for (Target target : targets) {
        target.writer.close();
        target.root.close();
        rows.put(target.relation.name().toLowerCase(Locale.ROOT), target.rows);
      }
    }
    return Map.of("rows", rows);
  }

  /** The file of one relation; its batches come from all threads. */
  private final class Target {
    final WantedRelation relation;
    final JsonPointer array;
    final VectorSchemaRoot root;
    final ArrowFileWriter writer;
    long rows;

    Target(WantedRelation relation, BufferAllocator allocator) {
      this.relation = relation;
      this.array = JsonPointer.compile("/" + relation.path().replace('.', '/'));
      this.root =
          VectorSchemaRoot.of(
              relation.columns().stream()
                  .map(column -> new TreeCells(column, allocator).vector)
                  .toArray(FieldVector[]::new));
      try {
        writer =
            new ArrowFileWriter(
                root,
                null,
                FileChannel.open(
                    folder.resolve(relation.name().toLowerCase(Locale.ROOT) + ".arrow"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    List<TreeCells> cells() {
      return relation.columns().stream()
          .map(column -> new TreeCells(column, root.getVector(0).getAllocator()))
          .toList();
    }

    synchronized void write(List<TreeCells> cells, int count) throws IOException {
      for (int at = 0; at < cells.size(); at++) {
        cells.get(at).vector.setValueCount(count);
        cells.get(at).vector.makeTransferPair(root.getVector(at)).transfer();
        cells.get(at).vector.close();
      }
      root.setRowCount(count);
      writer.writeBatch();
      rows += count;
    }
  }

  /** The studies that begin in the window; the last one is read to its end behind it. */
  private long flatten(FileChannel channel, long position, List<Target> targets)
      throws IOException {
    List<JsonNode> studies = StudyTrees.from(channel, position, WINDOW);
    for (Target target : targets) {
      List<TreeCells> cells = target.cells();
      int row = 0;
      for (JsonNode study : studies) {
        if (target.relation.path().isEmpty()) {
          set(cells, row++, study, study, 0);
          continue;
        }
        int ordinal = 0;
        for (JsonNode element : study.at(target.array)) {
          set(cells, row++, study, element, ++ordinal);
        }
      }
      target.write(cells, row);
    }
    return studies.size();
  }

  private static void set(
      List<TreeCells> cells, int row, JsonNode study, JsonNode element, int ordinal) {
    for (TreeCells each : cells) {
      each.set(row, study, element, ordinal);
    }
  }
}
