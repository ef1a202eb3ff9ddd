package io.recarga.testkit;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes server sockets that remember which connections they accepted. */
final class TrackedSockets extends QuickSockets {
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
  void accepted(Socket socket) throws SocketException {
    super.accepted(socket);
    accepted.add(socket);
  }
}
