package io.recarga.proof.chaos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on loopback, plain enough to be as rude as a test wants: one thread per connection. */
final class RawServer implements AutoCloseable {
  private static final int LONGEST_BODY = 1 << 20;

  private final ServerSocket door;
  private final Handler handler;

  /** Answers one request. */
  interface Handler {
    Reply handle(Call call) throws InterruptedException;
  }

  /**
   * A request.
   *
   * @param headers by lower-case name
   */
  record Call(String path, String query, Map<String, List<String>> headers, String text) {
    @Nullable
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.get(0);
    }
  }

  private RawServer(ServerSocket door, Handler handler) {
    this.door = door;
    this.handler = handler;
  }

  static RawServer start(Handler handler) {
    try {
      RawServer server =
          new RawServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), handler);
      daemon(server::accept, "accepts");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void daemon(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, 256 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        daemon(() -> serve(socket), "serves");
      } catch (IOException e) {
        // Closed, or a caller that was gone already.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Call call = read(in); call != null; call = read(in)) {
        if (!brought(handler.handle(call), socket)) {
          return;
        }
      }
    } catch (IOException e) {
      // The caller is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings the answer; returns whether the connection stays. */
  private static boolean brought(Reply reply, Socket socket) throws IOException {
    byte[] bytes = reply.bytes();
    OutputStream out = socket.getOutputStream();
    switch (reply.manner()) {
      case ANSWER -> out.write(bytes);
      case CUT -> out.write(bytes, 0, bytes.length - reply.body().length() / 2);
      case RESET -> socket.setSoLinger(true, 0);
      case CLOSE -> {}
    }
    return reply.manner() == Reply.Manner.ANSWER;
  }

  private static @Nullable Call read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.put(name, List.of(line.substring(colon + 1).strip()));
      }
    }
    int length =
        Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).get(0));
    byte[] body = in.readNBytes(Math.min(length, LONGEST_BODY));
    if (body.length < length) {
      return null; // It broke off in the middle: nothing was asked.
    }
    String text = new String(body, StandardCharsets.UTF_8);
    String target = first.split(" ", -1)[1];
    int query = target.indexOf('?');
    return query < 0
        ? new Call(target, "", headers, text)
        : new Call(target.substring(0, query), target.substring(query + 1), headers, text);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(next);
    }
    return null;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
