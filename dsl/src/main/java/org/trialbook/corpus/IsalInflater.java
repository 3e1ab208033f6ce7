package org.trialbook.corpus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.intel.gkl.compression.IntelInflater;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import org.trialbook.file.NativeLibrary;

/**
 * Inflates whole files by Intel's ISA-L, in about half the time that zlib takes; Linux on x86-64
 * alone has it.
 *
 * <p>It only ever says that a file is whole. Where it does not, the JDK's inflater has the word, so
 * that what is told of damaged data does not depend on the machine; but for a flipped bit, one in
 * hundreds of thousands, that only leaves codes over which nothing uses: zlib refuses these, and
 * ISA-L does not mind. Its caller holds what it has made to the checksum.
 *
 * <p>It is of no use for a stream: gkl's class does not tell how much of its input it has taken.
 */
final class IsalInflater implements AutoCloseable {

  /** Set to {@code off}, everything is inflated by the JDK. */
  static final String VARIABLE = "TRIALBOOK_ISAL";

  private static final String PROPERTY = "trialbook.isal";

  /** What is not of the file any more. */
  private static final byte[] BEHIND = {0};

  // Behind the others, since it tries them.
  private static final boolean IS_THERE = isWanted() && isThisPlatform() && load();

  private final IntelInflater inflater = new IntelInflater(true);

  private IsalInflater() {}

  /** One for one thread; empty where this machine has none. */
  static Optional<IsalInflater> find() {
    return IS_THERE ? Optional.of(new IsalInflater()) : Optional.empty();
  }

  /** What gkl's class does not offer. */
  private static final class Gkl {

    private static final String LIBRARY = "com/intel/gkl/native/libgkl_compression.so";

    /** That all input of the last call was taken; it is never taken back. */
    private static final VarHandle ALL_TAKEN;

    private static final MethodHandle PREPARE;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(IntelInflater.class, MethodHandles.lookup());
        ALL_TAKEN = lookup.findVarHandle(IntelInflater.class, "finished", boolean.class);
        PREPARE =
            lookup.findStatic(IntelInflater.class, "initNative", MethodType.methodType(void.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Gkl() {}

    /** Its own loader would unpack the library for every process. */
    static boolean load() throws Throwable {
      Optional<Path> library = NativeLibrary.find(IntelInflater.class, LIBRARY);
      if (library.isPresent()) {
        System.load(library.get().toAbsolutePath().toString());
        PREPARE.invokeExact();
      }
      return library.isPresent();
    }
  }

  /**
   * Inflates a file at once.
   *
   * @param size how many bytes it should have, one less at least than there is room for
   * @return whether the packed bytes, to the last and no more, are a whole file of that size
   */
  boolean inflate(byte[] packed, int from, int length, byte[] unpacked, int size) {
    if (length < 2) {
      return false;
    }
    int last = from + length - 1;
    try {
      inflater.reset();
      int most = inflate(packed, from, length - 1, unpacked, 0, size + 1);
      // It reads ahead and does not say how far, but takes nothing more once it has found the end.
      int all = most + inflate(packed, last, 1, unpacked, most, size + 1 - most);
      boolean endsNotBefore = inflater.finished();
      return all == size
          && endsNotBefore
          && inflate(BEHIND, 0, 1, unpacked, size, 1) == 0
          && !inflater.finished();
    } catch (RuntimeException e) {
      return false; // what is wrong with it is not for us to say
    }
  }

  private int inflate(byte[] packed, int from, int length, byte[] unpacked, int at, int room) {
    Gkl.ALL_TAKEN.set(inflater, false);
    inflater.setInput(packed, from, length);
    return inflater.inflate(unpacked, at, room);
  }

  @Override
  public void close() {
    inflater.end();
  }

  private static boolean isWanted() {
    return !"off".equals(System.getProperty(PROPERTY, System.getenv(VARIABLE)));
  }

  private static boolean isThisPlatform() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static boolean load() {
    try {
      return Gkl.load() && works();
    } catch (Throwable e) {
      System.getLogger(IsalInflater.class.getName())
          .log(System.Logger.Level.DEBUG, "Inflating without ISA-L", e);
      return false;
    }
  }

  /** Whether it inflates on this processor what the JDK has deflated. */
  private static boolean works() {
    byte[] text = "Trials of ISA-L in adults, trials of ISA-L".repeat(64).getBytes(US_ASCII);
    byte[] packed = new byte[text.length];
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(text);
    deflater.finish();
    int length = deflater.deflate(packed);
    deflater.end();
    byte[] unpacked = new byte[text.length + 1];
    try (IsalInflater isal = new IsalInflater()) {
      return isal.inflate(packed, 0, length, unpacked, text.length)
          && Arrays.equals(text, Arrays.copyOf(unpacked, text.length));
    }
  }
}
