package org.trialbook.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.flatten.Container;
import org.trialbook.sample.Sample;

/** ISA-L takes a file for whole where the JDK does, and is there wherever it can be. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class IsalInflaterTest {

  private static final String LIBRARY = "trialbook/native/libgkl_compression.so";
  private static final int TRIES = 40_000;

  /** ISA-L minds no codes that are left over and that nothing uses; the checksum decides. */
  private static final Optional<String> OTHER_CODES = Optional.of("invalid distances set");

  @TempDir private Path folder;

  /** Says whether this process inflates by ISA-L. */
  static final class Says {

    private Says() {}

    public static void main(String[] arguments) {
      System.out.println(IsalInflater.find().isPresent() ? "ISA-L" : "the JDK");
    }
  }

  private enum Damage {
    NONE {
      @Override
      Packed of(Packed whole, Random random) {
        return whole;
      }
    },
    A_BIT {
      @Override
      Packed of(Packed whole, Random random) {
        return whole.flipped(random.nextInt(8 * whole.length));
      }
    },
    A_BIT_OF_THE_HEAD {
      @Override
      Packed of(Packed whole, Random random) {
        return whole.flipped(random.nextInt(8 * Math.min(80, whole.length)));
      }
    },
    A_BIT_OF_THE_END {
      @Override
      Packed of(Packed whole, Random random) {
        return whole.flipped(8 * whole.length - 1 - random.nextInt(16));
      }
    },
    NOISE {
      @Override
      Packed of(Packed whole, Random random) {
        byte[] noise = whole.bytes.clone();
        random.nextBytes(noise);
        return new Packed(noise, random.nextInt(whole.length), whole.size);
      }
    },
    CUT {
      @Override
      Packed of(Packed whole, Random random) {
        int cut = random.nextBoolean() ? 1 + random.nextInt(3) : random.nextInt(whole.length);
        return new Packed(whole.bytes, Math.max(0, whole.length - cut), whole.size);
      }
    },
    TRAILING {
      @Override
      Packed of(Packed whole, Random random) {
        return new Packed(whole.bytes, whole.length + 1 + random.nextInt(20), whole.size);
      }
    },
    ANOTHER_SIZE {
      @Override
      Packed of(Packed whole, Random random) {
        int size = whole.size + random.nextInt(41) - 20;
        return new Packed(whole.bytes, whole.length, Math.max(0, size));
      }
    };

    abstract Packed of(Packed whole, Random random);
  }

  /** What should unpack to so many bytes; behind its length the array goes on. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Packed(byte[] bytes, int length, int size) {

    static Packed of(byte[] text, int level, int strategy) {
      Deflater deflater = new Deflater(level, true);
      deflater.setStrategy(strategy);
      deflater.setInput(text);
      deflater.finish();
      byte[] bytes = new byte[2 * text.length + 200];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(bytes, length, bytes.length - 20 - length);
      }
      deflater.end();
      return new Packed(bytes, length, text.length);
    }

    Packed flipped(int bit) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      return new Packed(flipped, length, size);
    }

    /** What the JDK finds wrong; empty where it is whole. */
    Optional<String> fault(byte[] unpacked) {
      Inflater inflater = new Inflater(true);
      inflater.setInput(bytes, 0, length);
      try {
        int all = 0;
        int some = -1;
        while (!inflater.finished() && some != 0 && all <= size) {
          some = inflater.inflate(unpacked, all, size + 1 - all);
          all += some;
        }
        return inflater.finished() && all == size && inflater.getRemaining() == 0
            ? Optional.empty()
            : Optional.of("another length");
      } catch (DataFormatException e) {
        return Optional.of(e.getMessage());
      } finally {
        inflater.end();
      }
    }
  }

  @Test
  void saysOfEveryFileWhatTheJdkSays() {
    byte[] studies = Container.utf8(text());
    int[] strategies = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};
    Random random = new Random(19);
    int whole = 0;
    try (IsalInflater isal = IsalInflater.find().orElseThrow()) {
      for (int i = 0; i < TRIES; i++) {
        int size = random.nextInt(i % 200 == 0 ? 300_000 : 3_000);
        int from = random.nextInt(studies.length - size);
        byte[] text = Arrays.copyOfRange(studies, from, from + size);
        Packed honest = Packed.of(text, random.nextInt(10), strategies[i % strategies.length]);
        Damage damage = Damage.values()[i % Damage.values().length];
        Packed packed = damage.of(honest, random);
        byte[] expected = new byte[packed.size + 1];
        byte[] unpacked = new byte[packed.size + 50];
        Optional<String> fault = packed.fault(expected);
        whole += fault.isEmpty() ? 1 : 0;
        boolean isWhole = isal.inflate(packed.bytes, 0, packed.length, unpacked, packed.size);
        if (!isWhole || !fault.equals(OTHER_CODES)) {
          assertThat(isWhole)
              .as("%s of %s bytes, try %s: %s", damage, size, i, fault)
              .isEqualTo(fault.isEmpty());
        }
        if (fault.isEmpty()) {
          assertThat(Arrays.mismatch(unpacked, 0, packed.size, expected, 0, packed.size))
              .isEqualTo(-1);
        }
        for (int behind = packed.size + 1; behind < unpacked.length; behind++) {
          assertThat(unpacked[behind]).as("behind the room").isZero();
        }
      }
    }
    assertThat(whole).isBetween(TRIES / Damage.values().length, TRIES / 3);
  }

  private static String text() {
    StringBuilder text = new StringBuilder();
    Sample.studies().stream().limit(200).forEach(study -> text.append(new String(study, UTF_8)));
    return text.toString();
  }

  @Test
  void isUnpackedOnce() throws Exception {
    assertThat(inflatesBy(Map.of())).isEqualTo("ISA-L");
    Path library = folder.resolve(LIBRARY);
    Files.setLastModifiedTime(library, FileTime.fromMillis(0));
    assertThat(inflatesBy(Map.of())).isEqualTo("ISA-L");
    assertThat(Files.getLastModifiedTime(library).toMillis()).isZero();
  }

  @Test
  void aLibraryThatIsNotWholeIsUnpackedAnew() throws Exception {
    Path library = folder.resolve(LIBRARY);
    Files.createDirectories(library.getParent());
    Files.write(library, new byte[100]);
    assertThat(inflatesBy(Map.of())).isEqualTo("ISA-L");
    assertThat(Files.size(library)).isGreaterThan(100);
  }

  @Test
  void aLibraryThatCannotBeLoadedIsNotUsed() throws Exception {
    assertThat(inflatesBy(Map.of())).isEqualTo("ISA-L");
    Path library = folder.resolve(LIBRARY);
    Files.write(library, new byte[(int) Files.size(library)]);
    assertThat(inflatesBy(Map.of())).isEqualTo("the JDK");
  }

  @Test
  void aHomeThatCannotBeWrittenToIsNoReasonToDoWithout() throws Exception {
    Files.createFile(folder.resolve("trialbook"));
    assertThat(inflatesBy(Map.of(), "-Djava.io.tmpdir=" + folder)).isEqualTo("ISA-L");
    assertThat(folder).isDirectoryContaining("glob:**/trialbook-native-*");
  }

  @ParameterizedTest
  @CsvSource({"off, the JDK", "on, ISA-L"})
  void canBeSwitchedOff(String value, String expected) throws Exception {
    assertThat(inflatesBy(Map.of(IsalInflater.VARIABLE, value))).isEqualTo(expected);
    assertThat(inflatesBy(Map.of(), "-Dtrialbook.isal=" + value)).isEqualTo(expected);
  }

  private String inflatesBy(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1");
    process.command().addAll(Arrays.asList(options));
    process
        .command()
        .addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Says.class.getName()));
    process.environment().put("XDG_CACHE_HOME", folder.toString());
    process.environment().putAll(environment);
    Process started = process.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(started.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(started.waitFor()).isZero();
    return said;
  }
}
