package io.recarga.spi.http;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.http.IdleCheck.LastUse;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Asks for leave to send when the connection stands and no byte has left, and takes the answer before
 * anybody else sees it: what OkHttp is handed says nothing that could be followed, repeated or
 * challenged, and costs nothing to pass on.
 */
final class SendGate implements Interceptor {
  private static final Response TAKEN = new Response.Builder()
      .request(new Request.Builder().url("http://localhost/").build())
      .protocol(Protocol.HTTP_1_1)
      .code(200)
      .message("")
      .body(new Nothing())
      .build();

  private final IdleCheck idleCheck = new IdleCheck(TimeSource.system());
  private final int cap;

  SendGate(int cap) {
    this.cap = cap;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!(request.body() instanceof OneShotBody once)) {
      throw new Closed("no permit", null);
    }
    // An interrupt would otherwise stop the write after its first event, and leave doubt.
    if (Thread.currentThread().isInterrupted()) {
      throw new Closed("interrupted before the first byte", null);
    }
    SentWatch watch = once.watch();
    LastUse lastUse = lookAt(chain.connection(), watch);
    try {
      once.permit().check();
    } catch (NotSentException e) {
      throw new Closed(String.valueOf(e.getMessage()), e);
    }
    try (Response response = chain.proceed(request)) {
      watch.answered(new HttpReply(response.code(), response.headers(), body(response)));
    }
    if (lastUse != null) {
      idleCheck.used(lastUse);
    }
    return TAKEN;
  }

  private @Nullable LastUse lookAt(@Nullable Connection connection, SentWatch watch)
      throws IOException {
    if (connection == null) {
      return null;
    }
    if (watch.connected()) {
      return idleCheck.first(connection);
    }
    LastUse last = idleCheck.look(connection);
    if (last == null) {
      throw new Closed("the server closed the kept connection", null);
    }
    return last;
  }

  private byte @Nullable [] body(Response response) throws IOException {
    // OkHttp asks for gzip and unpacks it further out, where this answer does not come by.
    if ("gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
      try (BufferedSource plain = Okio.buffer(new GzipSource(response.body().source()))) {
        return Exchange.bounded(plain, cap);
      }
    }
    return Exchange.bounded(response.body(), cap);
  }

  /** Not sent. OkHttp releases the connection of a failed call for an IOException only. */
  static final class Closed extends IOException {
    private static final long serialVersionUID = 1L;

    Closed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private static final class Nothing extends ResponseBody {
    private final Buffer empty = new Buffer();

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return 0;
    }

    @Override
    public BufferedSource source() {
      return empty;
    }
  }
}
