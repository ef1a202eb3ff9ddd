package io.recarga.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets that remember which connections they accepted. */
final class TrackedSockets extends ServerSocketFactory {
  private static final int MAX_WAITS = 2_000;

  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  /** Counts the connections that both sides still hold open. */
  long open() {
    return accepted.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** Closes every connection, as a server does with those that idle; returns when it is done. */
  void closeAll() throws IOException, InterruptedException {
    for (Socket socket : accepted) {
      if (!socket.isClosed()) {
        // The thread that reads has to close it: a close from here might still let a request in.
        socket.shutdownInput();
      }
    }
    for (int waited = 0; open() > 0 && waited < MAX_WAITS; waited++) {
      Thread.sleep(1);
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Socket socket = super.accept();
        // Otherwise each answer on a kept connection waits 40 ms for an acknowledgement.
        socket.setTcpNoDelay(true);
        accepted.add(socket);
        return socket;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, 50, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    socket.bind(new InetSocketAddress(address, port), backlog);
    return socket;
  }
}
