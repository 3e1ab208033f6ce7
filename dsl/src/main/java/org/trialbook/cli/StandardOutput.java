package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.TrialbookException;

/**
 * Standard output, checked like a file: what cannot be written ends the command. {@link
 * java.io.PrintStream} keeps such things to itself, and half an answer would pass for a whole one.
 */
final class StandardOutput extends OutputStream {

  private static final int BUFFER = 1 << 16;

  /** Standard output took no more. */
  static final class Failure extends TrialbookException {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    private Failure(IOException cause, boolean gone) {
      super(
          "Cannot write to standard output: %s.\nIs there space on the disk it goes to? What is there is not whole."
              .formatted(cause.getMessage()),
          cause);
      this.gone = gone;
    }

    /** Whether nobody reads any more, as behind {@code | head}: they have what they wanted. */
    boolean isGone() {
      return gone;
    }
  }

  private final OutputStream out;
  private Failure failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** That of this process. */
  static StandardOutput ofThisProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  /**
   * Text on it. Where a line cannot be written the writer says so at once; what waits in it is for
   * {@link PrintWriter#checkError} to see, since libraries flush where nobody hears of it.
   */
  PrintWriter writer() {
    Writer text = new BufferedWriter(new OutputStreamWriter(this, UTF_8), BUFFER);
    return new PrintWriter(text) {
      @Override
      public void flush() {
        try {
          super.flush();
        } catch (Failure e) {
          setError();
        }
      }
    };
  }

  /** What went wrong; empty where everything was written. */
  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int unit) {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] some, int offset, int length) {
    if (failure != null) {
      throw failure;
    }
    try {
      out.write(some, offset, length);
    } catch (IOException e) {
      failure = new Failure(e, isPipe() || isAboutAPipe(e));
      throw failure;
    }
  }

  @Override
  public void flush() {
    // Nothing waits here: what was written has gone, or has failed.
    if (failure != null) {
      throw failure;
    }
  }

  /** No disk is behind a pipe, so what it does not take nobody wants. */
  private static boolean isPipe() {
    try {
      String kind = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return kind.startsWith("pipe:") || kind.startsWith("socket:");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isAboutAPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
