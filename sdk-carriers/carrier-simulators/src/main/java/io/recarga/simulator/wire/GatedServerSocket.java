package io.recarga.simulator.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A listening socket that can refuse connections for a while and then listen on its port again. */
final class GatedServerSocket extends ServerSocket {
  private static final int BACKLOG = 1_024;

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket inner;
  private @Nullable SocketAddress address;
  private boolean closed;
  private boolean accepting;

  GatedServerSocket() throws IOException {}

  @Override
  public void bind(@Nullable SocketAddress endpoint, int backlog) throws IOException {
    listen(endpoint);
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      try {
        ServerSocket listening = listening();
        Socket socket = accept(listening);
        // Headers and body leave in two writes; with Nagle's algorithm the second waits 40 ms.
        socket.setTcpNoDelay(true);
        if (!keeps(listening, socket)) {
          socket.close();
          continue;
        }
        return socket;
      } catch (SocketException e) {
        if (isClosed()) {
          throw e;
        }
      }
    }
  }

  /** Remembers the connection, unless it came in while its listening socket was being closed. */
  private synchronized boolean keeps(ServerSocket listening, Socket socket) {
    open.removeIf(Socket::isClosed);
    return !listening.isClosed() && open.add(socket);
  }

  private Socket accept(ServerSocket listening) throws IOException {
    try {
      return listening.accept();
    } finally {
      synchronized (this) {
        accepting = false;
        notifyAll();
      }
    }
  }

  /** Refuses new connections and cuts those that stand. */
  synchronized void refuse() throws IOException {
    ServerSocket listening = inner;
    inner = null;
    if (listening != null) {
      listening.close();
    }
    // Until the accepting thread has left, the system still takes connections in.
    while (accepting) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SocketException("interrupted");
      }
    }
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** Listens again. */
  synchronized void allow() throws IOException {
    if (inner == null && !closed) {
      listen(address);
      notifyAll();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (inner != null) {
      inner.close();
    }
    notifyAll();
    super.close();
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized boolean isBound() {
    return address != null;
  }

  @Override
  public synchronized int getLocalPort() {
    return address instanceof InetSocketAddress bound ? bound.getPort() : -1;
  }

  @Override
  public synchronized @Nullable InetAddress getInetAddress() {
    return address instanceof InetSocketAddress bound ? bound.getAddress() : null;
  }

  @Override
  public synchronized @Nullable SocketAddress getLocalSocketAddress() {
    return address;
  }

  private synchronized void listen(@Nullable SocketAddress endpoint) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(endpoint, BACKLOG);
    inner = listening;
    address = listening.getLocalSocketAddress();
  }

  private synchronized ServerSocket listening() throws SocketException {
    while (inner == null && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SocketException("interrupted");
      }
    }
    if (inner == null) {
      throw new SocketException("Socket closed");
    }
    accepting = true;
    return inner;
  }
}
