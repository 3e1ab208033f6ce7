package org.trialbook.kernel.protocol;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.Log;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * One socket and the only thread that ever touches it.
 *
 * <p>ZeroMQ sockets belong to one thread, and JeroMQ's break when that thread is interrupted; so
 * cells and handlers never meet a socket, they put frames in a queue. The thread sleeps in a
 * selector until the socket or the queue has something: it never polls.
 */
public final class Channel implements AutoCloseable {

  /**
   * The largest part of a message that is taken. Who sends a larger one is cut off, and may connect
   * anew.
   */
  public static final long MOST_BYTES = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

  private final ZMQ.Socket socket;
  private final Selector selector;
  private final String address;
  private final Queue<List<byte[]>> outgoing = new ConcurrentLinkedQueue<>();
  private volatile boolean open = true;
  private Thread owner;

  public Channel(ZContext context, SocketType type, String address) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw TrialbookException.cannot("open a socket", e);
    }
    socket = context.createSocket(type);
    socket.setSndHWM(0); // 0 = no limit: a full queue would silently drop output
    socket.setRcvHWM(0);
    socket.setMaxMsgSize(MOST_BYTES); // else memory ends where JeroMQ reads, and with it the kernel
    socket.setLinger(1000);
    if (type == SocketType.XPUB) {
      socket.setXpubVerbose(true); // tells of every subscriber, not only of the first
    }
    if (type == SocketType.ROUTER) {
      socket.setRouterHandover(true); // a client that reconnects is the same client
    }
    bind(address);
    this.address = socket.getLastEndpoint();
  }

  private void bind(String wanted) {
    try {
      if (socket.bind(wanted)) {
        return;
      }
      throw new ZMQException(socket.errno());
    } catch (ZMQException | IllegalArgumentException e) {
      boolean taken =
          e instanceof ZMQException refused && refused.getErrorCode() == ZError.EADDRINUSE;
      throw new TrialbookException(
          taken
              ? "The kernel cannot listen on "
                  + wanted
                  + ": the port is taken.\n"
                  + "Another kernel or program uses it; start the kernel anew, and the front end"
                  + " chooses other ports."
              : "The kernel cannot listen on "
                  + wanted
                  + ": "
                  + e.getMessage()
                  + ".\n"
                  + "Is the address in the connection file one of this machine?",
          e);
    }
  }

  /** Where the socket is bound, with the port that the system chose. */
  String address() {
    return address;
  }

  /**
   * Starts to send, and to hand what arrives to the receiver, on the channel's own thread.
   *
   * @param fatal told why the channel can go on no longer
   */
  public void start(String name, Consumer<List<byte[]>> receiver, Consumer<Throwable> fatal) {
    owner = KernelThreads.start(name, () -> run(receiver, fatal));
  }

  /** Queues one message; any thread may, interrupted or not. */
  public void send(List<byte[]> frames) {
    outgoing.add(frames);
    selector.wakeup();
  }

  /** Sends what is queued, then closes the socket. */
  @Override
  public void close() {
    open = false;
    selector.wakeup();
    try {
      if (owner != null) {
        owner.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Consumer<List<byte[]>> receiver, Consumer<Throwable> fatal) {
    try (socket;
        selector) {
      socket.getFD().register(selector, SelectionKey.OP_READ);
      boolean stay;
      do {
        stay = open;
        exchange(receiver);
        if (stay) {
          selector.select();
          selector.selectedKeys().clear();
        }
      } while (stay);
    } catch (Throwable e) {
      fatal.accept(e);
    }
  }

  /**
   * Works until neither side has anything left. The descriptor signals edges, not levels, and
   * sending swallows them: so the socket is asked again after every send.
   */
  private void exchange(Consumer<List<byte[]>> receiver) {
    boolean moved;
    do {
      moved = false;
      while ((socket.getEvents() & ZMQ.Poller.POLLIN) != 0) {
        deliver(receive(), receiver);
        moved = true;
      }
      for (List<byte[]> frames = outgoing.poll(); frames != null; frames = outgoing.poll()) {
        send(socket, frames);
        moved = true;
      }
    } while (moved);
  }

  /** A message that nobody can take is lost; the channel is not. */
  private static void deliver(List<byte[]> frames, Consumer<List<byte[]>> receiver) {
    try {
      receiver.accept(frames);
    } catch (Throwable e) {
      Log.warn("failed to take a message", e);
    }
  }

  private List<byte[]> receive() {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv());
    } while (socket.hasReceiveMore());
    return frames;
  }

  public static void send(ZMQ.Socket socket, List<byte[]> frames) {
    int last = frames.size() - 1;
    for (int i = 0; i < last; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(last));
  }
}
