package io.recarga.spi.http;

import io.recarga.NotSentException;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks for leave to send when the connection stands and no byte has left. */
final class SendGate implements Interceptor {
  private final IdleCheck idleCheck = new IdleCheck(System::nanoTime);

  @Override
  public Response intercept(Chain chain) throws IOException {
    SendPermit permit = chain.request().tag(SendPermit.class);
    if (permit == null) {
      throw new Closed("no permit", null);
    }
    // An interrupt would otherwise stop the write after its first event, and leave doubt.
    if (Thread.currentThread().isInterrupted()) {
      throw new Closed("interrupted before the first byte", null);
    }
    SentWatch watch = chain.request().tag(SentWatch.class);
    Connection connection = chain.connection();
    boolean kept = watch != null && !watch.connected();
    if (kept && connection != null && !idleCheck.isAlive(connection)) {
      throw new Closed("the server closed the kept connection", null);
    }
    try {
      permit.check();
    } catch (NotSentException e) {
      throw new Closed(String.valueOf(e.getMessage()), e);
    }
    Response response = chain.proceed(chain.request());
    if (connection != null) {
      idleCheck.used(connection);
    }
    return response;
  }

  /** Not sent. OkHttp releases the connection of a failed call for an IOException only. */
  static final class Closed extends IOException {
    private static final long serialVersionUID = 1L;

    Closed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
