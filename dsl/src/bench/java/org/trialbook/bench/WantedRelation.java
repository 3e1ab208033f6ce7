package org.trialbook.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A relation that all tools bring, as the script tells it in a file of JSON.
 *
 * @param path of the array whose elements are rows; empty where studies are
 */
record WantedRelation(String name, String path, List<WantedColumn> columns) {

  /**
   * One of its columns.
   *
   * @param path dotted, from the row's element or, if absolute, from the study
   */
  record WantedColumn(String name, String type, String path, boolean absolute) {}

  static List<WantedRelation> read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
  }
}
