package org.trialbook.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code System.in}, {@code out} and {@code err} as cells see them. */
public final class StandardStreams {

  private StandardStreams() {}

  public static void redirect(Stdin stdin) {
    System.setOut(print(Cell.STDOUT, System.out));
    System.setErr(print(Cell.STDERR, System.err));
    System.setIn(new Lines(stdin));
  }

  private static PrintStream print(String name, PrintStream terminal) {
    return new Open(new CellOutput(name, terminal));
  }

  /** Stays open for the cells that follow, whoever closes a writer around it. */
  private static final class Open extends PrintStream {

    Open(OutputStream out) {
      super(out, false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
    }
  }

  /** Sends what a thread prints to its cell, and to the terminal where there is none. */
  private static final class CellOutput extends OutputStream {

    private final String name;
    private final PrintStream terminal;

    CellOutput(String name, PrintStream terminal) {
      this.name = name;
      this.terminal = terminal;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Cell cell = Cells.ownership().current();
      if (cell == null) {
        terminal.write(bytes, offset, length);
      } else {
        cell.write(name, bytes, offset, length);
      }
    }
  }

  /** Asks the front end for a line whenever the last one is used up. */
  private static final class Lines extends InputStream {

    private final Stdin stdin;
    private Cell cell;
    private byte[] line = {};
    private int next;

    Lines(Stdin stdin) {
      this.stdin = stdin;
    }

    @Override
    public synchronized int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? count : one[0] & 0xff;
    }

    /**
     * At most the rest of one line: a scanner that wants a thousand bytes must not wait for more.
     */
    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      Cell reader = Cells.ownership().current();
      if (reader == null) {
        return -1;
      }
      if (next == line.length || reader != cell) {
        cell = reader;
        line = (stdin.ask(reader, "", false) + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
      }
      int count = Math.min(length, line.length - next);
      System.arraycopy(line, next, target, offset, count);
      next += count;
      return count;
    }

    @Override
    public synchronized int available() {
      return Cells.ownership().current() == cell ? line.length - next : 0;
    }
  }
}
