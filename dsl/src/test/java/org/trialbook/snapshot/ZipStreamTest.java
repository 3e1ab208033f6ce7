package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipStreamTest {

  private static final List<String> NAMES = List.of("01/a.json", "02/b.json", "Contents.txt");

  /** As the JDK writes archives: lengths and checksums behind each file. */
  private static byte[] zip(List<String> contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < contents.size(); i++) {
        zip.putNextEntry(new ZipEntry(NAMES.get(i)));
        zip.write(contents.get(i).getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> read(byte[] archive) throws IOException {
    ZipStream zip = new ZipStream(new ByteArrayInputStream(archive), 0, CameFiles.NOTHING);
    return read(zip);
  }

  private static List<String> read(ZipStream zip) throws IOException {
    List<String> files = new ArrayList<>();
    for (var entry = zip.next(); entry.isPresent(); entry = zip.next()) {
      String content = new String(entry.get().content(), 0, entry.get().length(), UTF_8);
      files.add(entry.get().name() + "=" + content);
    }
    return files;
  }

  @Test
  void bringsEveryFile() throws IOException {
    String large = "x{}".repeat(100_000).substring(0, 200_000);
    assertThat(read(zip(List.of("{}", large, ""))))
        .containsExactly("01/a.json={}", "02/b.json=" + large, "Contents.txt=");
    assertThat(read(zip(List.of()))).isEmpty();
  }

  @Test
  void goesOnFromThePlaceBehindAFile() throws IOException {
    byte[] archive = zip(List.of("first", "second", "third"));
    ZipStream zip = new ZipStream(new ByteArrayInputStream(archive), 0, CameFiles.NOTHING);
    zip.next();
    int position = (int) zip.position();
    byte[] rest = Arrays.copyOfRange(archive, position, archive.length);
    assertThat(read(new ZipStream(new ByteArrayInputStream(rest), position, zip.came())))
        .containsExactly("02/b.json=second", "Contents.txt=third");
  }

  /** Wherever an archive is cut off, somebody says so. */
  @Test
  void anArchiveThatIsCutOffIsNoArchive() throws IOException {
    byte[] archive = zip(List.of("first", "second"));
    int directory = new String(archive, ISO_8859_1).indexOf("PK\1\2");
    for (int length = 0; length < directory + 40; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> read(cut)).as("cut at " + length).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatTheDirectoryDoesNotListIsRefused() throws IOException {
    byte[] archive = zip(List.of("first", "second"));
    ZipStream zip =
        new ZipStream(new ByteArrayInputStream(archive), 0, CameFiles.NOTHING.and("more", 1));
    assertThatThrownBy(() -> read(zip)).hasMessageContaining("lists 2 files, and 3 came");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] archive = zip(List.of("some words that are long enough to be packed, packed, packed"));
    for (int at = 39; at < 60; at++) {
      byte[] damaged = archive.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> read(damaged)).as("byte " + at).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aFileThatGrowsBeyondMeasureIsRefused() throws IOException {
    byte[] archive = zip(List.of(" ".repeat(30_000_000)));
    assertThat(archive.length).isLessThan(100_000);
    assertThatThrownBy(() -> read(archive)).hasMessageContaining("more than a study can be");
  }

  @Test
  void whatFollowsTheEndForEverIsNotWaitedFor() throws IOException {
    byte[] archive = zip(List.of("first", "second"));
    assertThatThrownBy(() -> read(zip(archive, new byte[] {'x'})))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("more follows after its end");
  }

  /** The directory of an archive of two files, one of which it lists again and again. */
  @Test
  void aDirectoryWithoutAnEndIsRefused() throws IOException {
    byte[] archive = zip(List.of("first", "second"));
    int directory = new String(archive, ISO_8859_1).indexOf("PK\1\2");
    int second = new String(archive, ISO_8859_1).indexOf("PK\1\2", directory + 4);
    byte[] start = Arrays.copyOf(archive, directory);
    byte[] listed = Arrays.copyOfRange(archive, directory, second);
    assertThatThrownBy(() -> read(zip(start, listed)))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("lists 3 files or more, and 2 came");
  }

  private static ZipStream zip(byte[] start, byte[] again) {
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return again[at++ % again.length];
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            for (int i = 0; i < length; i++) {
              into[offset + i] = (byte) read();
            }
            return length;
          }
        };
    return new ZipStream(
        new SequenceInputStream(new ByteArrayInputStream(start), endless), 0, CameFiles.NOTHING);
  }
}
