package io.recarga.spi.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a call's first byte left. Exception types do not: a time-out comes alike from a
 * connection that never stood and from an answer that never came.
 */
final class SentWatch extends EventListener {
  private volatile boolean connected;
  private volatile boolean sent;
  private volatile boolean answering;
  private volatile @Nullable HttpReply reply;

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
  }

  @Override
  public void requestHeadersStart(Call call) {
    sent = true;
  }

  @Override
  public void responseHeadersStart(Call call) {
    answering = true;
  }

  /** Takes the whole answer. */
  void answered(HttpReply whole) {
    reply = whole;
  }

  /** Returns the whole answer, or null while there is none. */
  @Nullable
  HttpReply reply() {
    return reply;
  }

  /** Says whether the call made a connection of its own instead of taking a kept one. */
  boolean connected() {
    return connected;
  }

  /** Says how far a call came that ended with {@code failure}. */
  Transport outcome(Exception failure) {
    String what = describe(failure);
    if (!sent) {
      return new Transport.NotSent(what, failure);
    }
    // With REFUSED_STREAM a server vouches that it did not look at the request. (RFC 9113, 8.7)
    if (!answering && isRefusedStream(failure)) {
      return new Transport.NotSent("the server refused the stream", failure);
    }
    return new Transport.Lost(what, failure);
  }

  // OkHttp's exception has no public type; a test pins its name and words.
  private static boolean isRefusedStream(Exception failure) {
    return failure.getClass().getName().equals("okhttp3.internal.http2.StreamResetException")
        && "stream was reset: REFUSED_STREAM".equals(failure.getMessage());
  }

  /** Names the failure by its type: its message may quote what was sent. */
  private static String describe(Exception failure) {
    if (failure instanceof SendGate.Closed && failure.getMessage() != null) {
      return failure.getMessage();
    }
    String type = failure.getClass().getSimpleName();
    return failure instanceof IOException ? type : "unexpected " + type;
  }
}
