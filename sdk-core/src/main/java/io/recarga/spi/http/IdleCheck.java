package io.recarga.spi.http;

import io.recarga.retry.TimeSource;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Protocol;

/**
 * Looks whether the server closed a kept connection. OkHttp does so itself only after 10 idle
 * seconds; before that a request on a dead connection counts as sent, and leaves doubt.
 */
final class IdleCheck {
  // A look takes a millisecond, which is nothing after an idle time and much between busy calls.
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PEEK_MILLIS = 1;

  private static final int STRIPES = 16;

  // Several, so that callers do not wait for each other.
  private final List<Map<Connection, LastUse>> lastUses = new ArrayList<>();
  private final TimeSource time;

  IdleCheck(TimeSource time) {
    this.time = time;
    for (int i = 0; i < STRIPES; i++) {
      lastUses.add(Collections.synchronizedMap(new WeakHashMap<>()));
    }
  }

  /** Notes that {@code connection} just carried an answer. */
  void used(Connection connection) {
    long now = time.nanos();
    LastUse last = stripe(connection).get(connection);
    if (last == null) {
      stripe(connection).put(connection, new LastUse(now));
    } else {
      last.nanos = now;
    }
  }

  /** Says whether {@code connection} may carry a request; one that may not is closed for good. */
  boolean isAlive(Connection connection) throws IOException {
    if (connection.protocol() != Protocol.HTTP_1_1 && connection.protocol() != Protocol.HTTP_1_0) {
      return true; // HTTP/2 has a reader that notices by itself.
    }
    LastUse last = stripe(connection).get(connection);
    return (last != null && time.nanos() - last.nanos < IDLE_NANOS) || isOpen(connection);
  }

  private Map<Connection, LastUse> stripe(Connection connection) {
    int hash = System.identityHashCode(connection);
    return lastUses.get((hash ^ hash >>> 8) & (STRIPES - 1));
  }

  private static boolean isOpen(Connection connection) throws IOException {
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

  private static final class LastUse {
    private volatile long nanos;

    LastUse(long nanos) {
      this.nanos = nanos;
    }
  }
}
