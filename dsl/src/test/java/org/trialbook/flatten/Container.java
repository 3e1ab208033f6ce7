package org.trialbook.flatten;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Studies in a container, put there by other means than the reader's, which knows what is where.
 *
 * @param kind how they are kept
 * @param bytes of the file
 * @param units the parts that hold studies by themselves, one behind the other: a line, a member, a
 *     frame, a file of an archive
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Container(Kind kind, byte[] bytes, List<Unit> units) {

  /** How studies are kept. */
  enum Kind {
    LINES,
    LINES_OF_WINDOWS,
    ARRAY,
    PAGE,
    GZIP,
    ZSTD,
    ZIP_STORED,
    ZIP_DEFLATED,
    XML
  }

  /**
   * A part of a container.
   *
   * @param name of the file in an archive
   * @param bytes as they stand in the container
   * @param records the studies in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Unit(String name, byte[] bytes, List<String> records) {}

  static Container of(Kind kind, int first, Random random) {
    List<String> records = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      records.add(record(first + i, random));
    }
    return switch (kind) {
      case LINES -> text(kind, "", records, "\n", "\n");
      case LINES_OF_WINDOWS -> text(kind, "\uFEFF", records, "\r\n", "\r\n");
      case ARRAY -> text(kind, "[\n", records, ",\n", "\n]\n");
      case PAGE ->
          text(
              kind,
              "{\"totalCount\":" + count + ",\"studies\":[\n",
              records,
              ",\n",
              "\n],\"nextPageToken\":\"NF0g5Z\"}\n");
      case XML -> {
        byte[] xml = utf8(xml(first));
        yield new Container(kind, xml, List.of(new Unit("", xml, List.of())));
      }
      case GZIP, ZSTD -> packed(kind, records, random);
      case ZIP_STORED, ZIP_DEFLATED -> zip(kind, records);
    };
  }

  private static String record(int number, Random random) {
    return String.format(
        Locale.ROOT,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\",\"briefTitle\":\"%s é\"},"
            + "\"designModule\":{\"enrollmentInfo\":{\"count\":%d}}}}",
        number,
        Long.toHexString(random.nextLong()).repeat(1 + random.nextInt(8)),
        random.nextInt(1000));
  }

  private static String xml(int number) {
    return String.format(
        Locale.ROOT,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <clinical_study>
          <id_info>
            <nct_id>NCT%08d</nct_id>
          </id_info>
          <brief_title>A study of é</brief_title>
        </clinical_study>
        """,
        number);
  }

  private static Container text(
      Kind kind, String begin, List<String> records, String between, String end) {
    List<Unit> units =
        records.stream().map(each -> new Unit("", utf8(each), List.of(each))).toList();
    return new Container(kind, utf8(begin + String.join(between, records) + end), units);
  }

  /** Some records a member or frame; now and then a frame that is to be skipped, or zeros. */
  private static Container packed(Kind kind, List<String> records, Random random) {
    List<Unit> units = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int from = 0; from < records.size(); ) {
      int to = from + 1 + random.nextInt(records.size() - from);
      List<String> some = records.subList(from, to);
      byte[] text = utf8(String.join("\n", some) + "\n");
      byte[] part = kind == Kind.GZIP ? gzip(text) : zstd(text);
      units.add(new Unit("", part, some));
      all.writeBytes(part);
      if (kind == Kind.ZSTD && random.nextInt(4) == 0) {
        all.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3});
      }
      from = to;
    }
    if (kind == Kind.GZIP && random.nextInt(4) == 0) {
      all.writeBytes(new byte[random.nextInt(600)]);
    }
    return new Container(kind, all.toByteArray(), units);
  }

  public static byte[] gzip(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] text) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context.setChecksum(true).setLevel(3).compress(text);
    }
  }

  private static Container zip(Kind kind, List<String> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> ends = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String record : records) {
        byte[] content = utf8(record);
        ZipEntry entry = new ZipEntry(name(record));
        if (kind == Kind.ZIP_STORED) {
          CRC32 sum = new CRC32();
          sum.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        zip.flush();
        ends.add(out.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = out.toByteArray();
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      byte[] part = Arrays.copyOfRange(bytes, i == 0 ? 0 : ends.get(i - 1), ends.get(i));
      units.add(new Unit(name(records.get(i)), part, List.of(records.get(i))));
    }
    return new Container(kind, bytes, units);
  }

  private static String name(String record) {
    return record.substring(record.indexOf("NCT"), record.indexOf("NCT") + 11) + ".json";
  }

  /** The text of what is whole and packed, by the libraries' own one-shot readers. */
  static byte[] unpackedZstd(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
      int length = (int) Zstd.findFrameCompressedSize(rest);
      if ((rest[0] & 0xf0) != 0x50) {
        byte[] frame = Arrays.copyOf(rest, length);
        out.writeBytes(Zstd.decompress(frame, (int) Zstd.getFrameContentSize(frame)));
      }
      at += length;
    }
    return out.toByteArray();
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The container with some of its bytes flipped, lost, doubled, put elsewhere or added. */
  byte[] damaged(Random random) {
    byte[] result = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      result = damaged(result, random);
    }
    return result;
  }

  private byte[] damaged(byte[] from, Random random) {
    if (from.length == 0) {
      return from;
    }
    int at = place(from, random);
    int to = Math.max(at, place(from, random));
    byte[] begin = Arrays.copyOf(from, at);
    byte[] middle = Arrays.copyOfRange(from, at, to);
    byte[] end = Arrays.copyOfRange(from, to, from.length);
    switch (random.nextInt(10)) {
      case 0, 1 -> {
        byte[] flipped = from.clone();
        flipped[random.nextInt(from.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 2 -> {
        byte[] other = from.clone();
        other[random.nextInt(from.length)] = (byte) random.nextInt(256);
        return other;
      }
      case 3 -> {
        return begin;
      }
      case 4 -> {
        return join(begin, end);
      }
      case 5 -> {
        return join(begin, middle, middle, end);
      }
      case 6 -> {
        return join(end, middle, begin);
      }
      case 7 -> {
        return join(begin, new byte[random.nextInt(40)], middle, end);
      }
      case 8 -> {
        byte[] noise = new byte[random.nextInt(20)];
        random.nextBytes(noise);
        return random.nextBoolean() ? join(from, noise) : join(begin, noise, middle, end);
      }
      default -> {
        return from;
      }
    }
  }

  /** Any byte, or where a unit begins. */
  private int place(byte[] from, Random random) {
    if (random.nextBoolean()) {
      int found = indexOf(from, units.get(random.nextInt(units.size())).bytes(), 0);
      if (found >= 0) {
        return found;
      }
    }
    return random.nextInt(from.length + 1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static int indexOf(byte[] in, byte[] what, int from) {
    for (int at = from; at + what.length <= in.length; at++) {
      if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }
}
