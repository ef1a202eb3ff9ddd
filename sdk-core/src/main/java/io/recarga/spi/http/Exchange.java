package io.recarga.spi.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One call and one whole answer, or the reason why not. */
final class Exchange {
  private Exchange() {}

  /**
   * Makes a money call once; its answer is taken by {@link SendGate}.
   *
   * @param timeout the client's own for a call from beginning to end, in nanoseconds
   */
  static Transport send(OkHttpClient client, Request request, OneShotBody body, long timeout) {
    SentWatch watch = body.watch();
    try {
      Call call = client.newCall(request);
      call.addEventListener(watch);
      execute(call, timeout);
      HttpReply reply = watch.reply();
      return reply == null
          ? new Transport.Lost("no answer was taken", null)
          : new Transport.Answered(reply);
    } catch (Exception e) {
      return failed(watch, e);
    }
  }

  private static void execute(Call call, long timeout) throws IOException {
    Deadlines.Deadline deadline =
        timeout < Metronome.SHORTEST ? null : Metronome.enter(call, timeout);
    if (deadline == null) {
      call.execute().close(); // Its client's own time-out ends it.
      return;
    }
    try {
      call.timeout().clearTimeout();
      call.execute().close();
    } catch (IOException e) {
      throw deadline.hasStruck() ? overTime(e) : e;
    } finally {
      Metronome.leave(deadline);
    }
  }

  /** Says what OkHttp says of its own call time-out. */
  private static IOException overTime(IOException cancelled) {
    IOException over = new InterruptedIOException("timeout");
    over.initCause(cancelled);
    return over;
  }

  /**
   * Makes a read once.
   *
   * @param timeout for the call from beginning to end
   * @param cap how many bytes the body may have after decompression
   */
  static Transport read(OkHttpClient client, Request request, Duration timeout, int cap) {
    SentWatch watch = new SentWatch();
    try {
      Call call = client.newCall(request);
      call.addEventListener(watch);
      call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        byte[] body = bounded(response.body(), cap);
        return new Transport.Answered(new HttpReply(response.code(), response.headers(), body));
      }
    } catch (Exception e) {
      return failed(watch, e);
    }
  }

  // Not only for an IOException: the app's DNS, proxy selector or listener may throw anything, and
  // OkHttp lets an undeclared InterruptedException through while it connects.
  private static Transport failed(SentWatch watch, Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return watch.outcome(e);
  }

  static byte @Nullable [] bounded(ResponseBody body, int cap) throws IOException {
    return body.contentLength() > cap ? null : bounded(body.source(), cap);
  }

  /** Reads to the end, or returns null for more than {@code cap} bytes. */
  static byte @Nullable [] bounded(BufferedSource source, int cap) throws IOException {
    return source.request(cap + 1L) ? null : source.readByteArray();
  }
}
