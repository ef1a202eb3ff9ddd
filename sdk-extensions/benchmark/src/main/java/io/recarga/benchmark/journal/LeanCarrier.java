package io.recarga.benchmark.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A carrier in a process and on a thread of its own. It sells once under each reference, refuses it
 * when it comes again, and answers so many milliseconds after it sold. Each sale is a line of its
 * ledger before it is answered.
 */
final class LeanCarrier {
  private static final long TICK = 1_000_000;

  private final long delay;
  private final OutputStream ledger;
  private final Set<String> sold = new HashSet<>();
  private final ArrayDeque<Late> late = new ArrayDeque<>();
  private long again;

  private LeanCarrier(long delayMillis, OutputStream ledger) {
    this.delay = delayMillis * TICK;
    this.ledger = ledger;
  }

  /** Runs until it is killed: milliseconds to an answer, and the ledger's file. */
  public static void main(String[] args) throws IOException {
    try (OutputStream ledger =
        new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16)) {
      new LeanCarrier(Long.parseLong(args[0]), ledger).serve();
    }
  }

  private void serve() throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println("port " + server.socket().getLocalPort());
      while (true) {
        selector.select(late.isEmpty() ? 0 : 1);
        for (SelectionKey key : selector.selectedKeys()) {
          serve(selector, server, key);
        }
        selector.selectedKeys().clear();
        answerLate();
      }
    }
  }

  private void serve(Selector selector, ServerSocketChannel server, SelectionKey key)
      throws IOException {
    if (key.isAcceptable()) {
      for (SocketChannel came = server.accept(); came != null; came = server.accept()) {
        came.configureBlocking(false);
        came.setOption(StandardSocketOptions.TCP_NODELAY, true);
        came.register(selector, SelectionKey.OP_READ, new Caller(came));
      }
      return;
    }
    Caller caller = (Caller) key.attachment();
    try {
      if (!caller.read()) {
        key.channel().close();
        return;
      }
      for (Caller.Asked asked = caller.next(); asked != null; asked = caller.next()) {
        serve(caller, asked);
      }
    } catch (IOException e) {
      key.channel().close(); // The caller is gone.
    }
  }

  private void serve(Caller caller, Caller.Asked asked) throws IOException {
    if (asked.path().equals("/send")) {
      boolean isNew = sold.add(asked.body());
      if (isNew) {
        ledger.write((asked.body() + "\n").getBytes(StandardCharsets.US_ASCII));
      } else {
        again++;
      }
      String answer = isNew ? "DELIVERED" : "USED";
      if (delay == 0) {
        caller.answer(answer);
      } else {
        late.add(new Late(System.nanoTime() + delay, caller, answer));
      }
    } else if (asked.path().equals("/count")) {
      ledger.flush();
      caller.answer(sold.size() + " " + again);
    } else {
      String reference = asked.path().substring(asked.path().indexOf('?') + 1);
      caller.answer(sold.contains(reference) ? "DELIVERED" : "NONE");
    }
  }

  private void answerLate() {
    long now = System.nanoTime();
    for (Late next = late.peek(); next != null && next.due() <= now; next = late.peek()) {
      late.remove();
      try {
        next.caller().answer(next.answer());
      } catch (IOException e) {
        // The caller is gone; what it bought stays sold.
      }
    }
  }

  private record Late(long due, Caller caller, String answer) {}

  /** A connection, and what came over it. */
  private static final class Caller {
    private final SocketChannel channel;
    private final ByteBuffer came = ByteBuffer.allocate(4_096);

    Caller(SocketChannel channel) {
      this.channel = channel;
    }

    boolean read() throws IOException {
      return channel.read(came) >= 0;
    }

    /** Returns the next whole request, or null. */
    @Nullable
    Asked next() {
      String text = new String(came.array(), 0, came.position(), StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        return null;
      }
      int length = lengthOf(text.substring(0, end));
      if (text.length() < end + 4 + length) {
        return null;
      }
      String path = text.substring(text.indexOf(' ') + 1, text.indexOf(" HTTP"));
      came.flip().position(end + 4 + length);
      came.compact();
      return new Asked(path, text.substring(end + 4, end + 4 + length));
    }

    private static int lengthOf(String head) {
      for (String line : head.split("\r\n", -1)) {
        if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
          return Integer.parseInt(line.substring(15).strip());
        }
      }
      return 0;
    }

    void answer(String body) throws IOException {
      String text = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
          + body.length() + "\r\n\r\n" + body;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    private record Asked(String path, String body) {}
  }
}
