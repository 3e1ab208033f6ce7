package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * Studies as a table, one row each; the columns stand in the registry's order, whatever the order
 * asked for.
 *
 * <p>Rows end with two characters and cells may contain line ends of one. Only the first page has
 * the row of names; the token of the next page and the count are headers of the answer.
 */
record CsvTable(List<String> columns) implements PageFormat {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-. ]*");
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  /**
   * @throws Refusal naming the first unknown column
   */
  static CsvTable of(RequestParameters parameters) {
    List<String> asked = parameters.list("fields", NAME);
    if (asked.isEmpty() && parameters.has("fields")) {
      throw Refusal.empty("fields");
    }
    for (String name : asked) {
      if (!CsvColumns.names().contains(name)) {
        throw Refusal.column(name);
      }
    }
    return new CsvTable(
        CsvColumns.names().stream()
            .filter(name -> asked.isEmpty() || asked.contains(name))
            .toList());
  }

  @Override
  public Answer page(Page page) {
    Map<String, String> headers = new HashMap<>();
    page.nextPageToken().ifPresent(token -> headers.put("x-next-page-token", token));
    page.totalCount().ifPresent(count -> headers.put("x-total-count", String.valueOf(count)));
    return Answer.csv(headers, out -> write(page.first(), page.studies(), out));
  }

  @Override
  public boolean needsOnlyNumbers() {
    return false;
  }

  @Override
  public Answer single(byte[] study) {
    return Answer.csv(Map.of(), out -> write(true, List.of(study), out));
  }

  private void write(boolean withNames, List<byte[]> studies, OutputStream out) throws IOException {
    if (withNames) {
      writeRow(columns.stream(), out);
    }
    for (byte[] study : studies) {
      var tree = JSON.readTree(study);
      writeRow(columns.stream().map(name -> CsvColumns.cell(name, tree)), out);
    }
  }

  private static void writeRow(Stream<String> cells, OutputStream out) throws IOException {
    String row = cells.map(CsvTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
    out.write(row.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String cell) {
    return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
