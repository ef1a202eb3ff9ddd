package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** HTTP/1.1, and what bodies may do. */
class SendOnceOverHttp1Test extends SendOnceTest {
  SendOnceOverHttp1Test() {
    super(CountingServer.http1(), Protocol.HTTP_1_1);
  }

  @Test
  void cutBodyIsLost() {
    server.answer(new MockResponse.Builder()
        .setHeader("Content-Length", "50000")
        .body("{\"a\":\"" + "x".repeat(30_000))
        .setHeader("Content-Length", "50000")
        .onResponseEnd(new SocketEffect.CloseSocket())
        .build());

    assertThat(send(http())).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  @Test
  void cutChunkedBodyIsLost() {
    server.answer(new MockResponse.Builder()
        .chunkedBody("{\"a\":\"" + "x".repeat(30_000) + "\"}", 1_000)
        .onResponseBody(new SocketEffect.CloseSocket())
        .build());

    assertThat(send(http())).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  @Test
  void bodyAtTheCapIsReadAndOneByteMoreIsNot() {
    server.answer(new MockResponse.Builder().body("x".repeat(64 * 1024)).build());
    HttpReply full = ((Transport.Answered) send(http())).reply();
    assertThat(full.tooLarge()).isFalse();
    assertThat(full.bodyUtf8()).hasSize(64 * 1024);

    server.answer(
        new MockResponse.Builder().chunkedBody("x".repeat(64 * 1024 + 1), 999).build());
    HttpReply over = ((Transport.Answered) send(http())).reply();
    assertThat(over.tooLarge()).isTrue();
    assertThat(over.bodyUtf8()).isEmpty();
    assertThat(over.json(CarrierJson.moshi().build().adapter(Object.class))).isNull();
  }

  @Test
  void gzipIsReadAndGzipBombIsTooLarge() throws IOException {
    server.answer(gzipped("{\"a\":1}"));
    HttpReply small = ((Transport.Answered) send(http())).reply();
    assertThat(small.bodyUtf8()).isEqualTo("{\"a\":1}");

    MockResponse bomb = gzipped(" ".repeat(30_000_000));
    assertThat(bomb.getBody().getContentLength()).isLessThan(64 * 1024);
    server.answer(bomb);
    HttpReply reply = ((Transport.Answered) send(http())).reply();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.tooLarge()).isTrue();
  }

  private static MockResponse gzipped(String text) throws IOException {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    }
    return new MockResponse.Builder()
        .addHeader("Content-Encoding", "gzip")
        .body(zipped)
        .build();
  }
}
