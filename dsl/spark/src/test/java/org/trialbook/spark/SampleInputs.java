package org.trialbook.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshots;

/** The same studies in everything that studies are kept in. */
final class SampleInputs {

  private SampleInputs() {}

  /** Each kind of input by its name; all hold the studies in the same order. */
  static Map<String, Path> write(Path folder, List<byte[]> studies) throws IOException {
    Map<String, Path> inputs = new LinkedHashMap<>();
    Path plain = folder.resolve("studies.ndjson");
    try (OutputStream out = Files.newOutputStream(plain)) {
      lines(studies, out);
    }
    inputs.put("plain", plain);
    Path gz = folder.resolve("studies.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      lines(studies, out);
    }
    inputs.put("gz", gz);
    Path zst = folder.resolve("studies.ndjson.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zst))) {
      lines(studies, out);
    }
    inputs.put("zst", zst);
    Path zip = folder.resolve("studies.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (byte[] study : studies) {
        out.putNextEntry(new ZipEntry(nctId(study) + ".json"));
        out.write(study);
        out.closeEntry();
      }
    }
    inputs.put("zip", zip);
    Path files = Files.createDirectory(folder.resolve("files"));
    for (byte[] study : studies) {
      Files.write(files.resolve(nctId(study) + ".json"), study);
    }
    inputs.put("folder", files);
    inputs.put(
        "snapshot",
        Snapshots.in(folder.resolve("snapshots"))
            .create("day", List.of(plain), Optional.empty())
            .path());
    return inputs;
  }

  static void lines(List<byte[]> studies, OutputStream out) throws IOException {
    for (byte[] study : studies) {
      out.write(study);
      out.write('\n');
    }
  }

  /** The first number in a study is its own. */
  static String nctId(byte[] study) {
    String text = new String(study, UTF_8);
    int at = text.indexOf("\"nctId\":\"") + "\"nctId\":\"".length();
    return text.substring(at, at + 11);
  }

  /** Made-up studies in the order of their numbers, which folders and snapshots have too. */
  static List<byte[]> studies(int count) {
    List<byte[]> studies = new ArrayList<>(Sample.studies(count));
    studies.sort(Comparator.comparing(SampleInputs::nctId));
    return studies;
  }
}
