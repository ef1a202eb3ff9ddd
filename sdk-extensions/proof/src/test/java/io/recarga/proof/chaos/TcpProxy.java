package io.recarga.proof.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands between two sides on loopback and may do to their bytes whatever a network may. */
final class TcpProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Supplier<Meddler> meddlers;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();

  /** Decides what becomes of the bytes of one connection. */
  interface Meddler {
    default void fromClient(byte[] bytes, Line line) throws IOException, InterruptedException {
      line.toServer(bytes);
    }

    default void fromServer(byte[] bytes, Line line) throws IOException, InterruptedException {
      line.toClient(bytes);
    }
  }

  private TcpProxy(ServerSocket door, int target, Supplier<Meddler> meddlers) {
    this.door = door;
    this.target = target;
    this.meddlers = meddlers;
  }

  /** Starts a proxy before the port {@code target}; each connection gets a meddler of its own. */
  static TcpProxy before(int target, Supplier<Meddler> meddlers) {
    try {
      TcpProxy proxy = new TcpProxy(
          new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), target, meddlers);
      RawServer.daemon(proxy::accept, "proxies");
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        RawServer.daemon(() -> connect(client), "connects");
      } catch (IOException e) {
        // Closed, or a caller that was gone already.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
      lines.add(line);
      Meddler meddler = meddlers.get();
      RawServer.daemon(
          () -> line.pump(line.server, bytes -> meddler.fromServer(bytes, line)), "answers");
      line.pump(line.client, bytes -> meddler.fromClient(bytes, line));
    } catch (IOException e) {
      closed(client);
    }
  }

  /** Cuts all connections that stand. */
  void cut() {
    lines.forEach(Line::reset);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  private interface Step {
    void with(byte[] bytes) throws IOException, InterruptedException;
  }

  /** One connection through the proxy. */
  final class Line {
    private final Socket client;
    private final Socket server;

    private Line(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void toServer(byte[] bytes) throws IOException {
      server.getOutputStream().write(bytes);
    }

    void toClient(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
    }

    /** Ends both sides in good order. */
    void close() {
      lines.remove(this);
      closed(client);
      closed(server);
    }

    /** Resets both sides: what they have not read is lost. */
    void reset() {
      for (Socket side : new Socket[] {client, server}) {
        try {
          side.setSoLinger(true, 0);
        } catch (IOException e) {
          // It is gone already.
        }
      }
      close();
    }

    private void pump(Socket from, Step step) {
      byte[] buffer = new byte[16 * 1024];
      try {
        InputStream in = from.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          step.with(Arrays.copyOf(buffer, read));
        }
      } catch (IOException e) {
        // One side is gone, and so the other.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        close();
      }
    }
  }
}
