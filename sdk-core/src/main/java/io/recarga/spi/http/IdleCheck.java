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
import org.jspecify.annotations.Nullable;

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

  /** Returns when {@code connection}, which was made just now, was last used. */
  LastUse first(Connection connection) {
    return lastUse(connection);
  }

  /**
   * Looks at a kept connection.
   *
   * @return when it was last used, or null if it may not carry a request; then it is closed for good
   */
  @Nullable
  LastUse look(Connection connection) throws IOException {
    LastUse last = lastUse(connection);
    boolean alive = isWatched(connection)
        || (last.known && time.nanos() - last.nanos < IDLE_NANOS)
        || isOpen(connection);
    return alive ? last : null;
  }

  /** Notes that the connection just carried an answer. */
  void used(LastUse last) {
    last.nanos = time.nanos();
    last.known = true;
  }

  /** HTTP/2 has a reader that notices by itself. */
  private static boolean isWatched(Connection connection) {
    Protocol protocol = connection.protocol();
    return protocol != Protocol.HTTP_1_1 && protocol != Protocol.HTTP_1_0;
  }

  private LastUse lastUse(Connection connection) {
    int hash = System.identityHashCode(connection);
    Map<Connection, LastUse> stripe = lastUses.get((hash ^ hash >>> 8) & (STRIPES - 1));
    LastUse last = stripe.get(connection);
    if (last == null) {
      // One call at a time has the connection, unless it is watched.
      last = new LastUse();
      stripe.put(connection, last);
    }
    return last;
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

  /** When a connection was last used. */
  static final class LastUse {
    private volatile long nanos;
    private volatile boolean known;
  }
}
