package io.recarga.spi.http;

import java.io.IOException;
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
   * Makes the call once.
   *
   * @param timeout for the call from beginning to end; null for the client's own
   * @param cap how many bytes the body may have after decompression
   */
  static Transport run(OkHttpClient client, Request request, @Nullable Duration timeout, int cap) {
    SentWatch watch = new SentWatch();
    try {
      Call call =
          client.newCall(request.newBuilder().tag(SentWatch.class, watch).build());
      call.addEventListener(watch);
      if (timeout != null) {
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
      }
      try (Response response = call.execute()) {
        byte[] body = bounded(response.body(), cap);
        return new Transport.Answered(new HttpReply(response.code(), response.headers(), body));
      }
    } catch (Exception e) {
      // Not only IOException: the app's DNS, proxy selector or listener may throw anything, and
      // OkHttp
      // lets an undeclared InterruptedException through while it connects.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return watch.outcome(e);
    }
  }

  private static byte @Nullable [] bounded(ResponseBody body, int cap) throws IOException {
    if (body.contentLength() > cap) {
      return null;
    }
    BufferedSource source = body.source();
    return source.request(cap + 1L) ? null : source.readByteArray();
  }
}
