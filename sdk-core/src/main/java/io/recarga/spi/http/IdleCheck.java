package io.recarga.spi.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Protocol;

/**
 * Looks whether the server closed a kept connection. OkHttp does so itself only after 10 idle
 * seconds; before that a request on a dead connection counts as sent, and leaves doubt.
 */
final class IdleCheck {
  private static final int PEEK_MILLIS = 1;

  private IdleCheck() {}

  /** Says whether {@code connection} may carry a request; one that may not is closed for good. */
  static boolean isAlive(Connection connection) throws IOException {
    if (connection.protocol() != Protocol.HTTP_1_1 && connection.protocol() != Protocol.HTTP_1_0) {
      return true; // HTTP/2 has a reader that notices by itself.
    }
    Socket socket = connection.socket();
    int timeout = socket.getSoTimeout();
    try {
      socket.setSoTimeout(PEEK_MILLIS);
      // Either the end, or bytes that nobody asked for: both end this connection.
      int ignored = socket.getInputStream().read();
    } catch (SocketTimeoutException silent) {
      socket.setSoTimeout(timeout);
      return true;
    } catch (IOException broken) {
      // Closed below.
    }
    socket.close();
    return false;
  }
}
