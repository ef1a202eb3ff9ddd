package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.retry.TimeSource;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;

/** HTTP/2 over TLS, and what its streams may do. */
class SendOnceOverHttp2Test extends SendOnceTest {
  private static final int PROTOCOL_ERROR = 1;
  private static final int REFUSED_STREAM = 7;

  SendOnceOverHttp2Test() {
    super(CountingServer.http2(), Protocol.HTTP_2);
  }

  @Test
  void refusedStreamIsNotSent() {
    AtomicInteger streams = new AtomicInteger();
    OkHttpClient app = CountingServer.trusting()
        .newBuilder()
        .eventListener(new EventListener() {
          @Override
          public void requestHeadersStart(Call call) {
            streams.incrementAndGet();
          }
        })
        .build();
    server.answer(new MockResponse.Builder()
        .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
        .build());

    assertThat(send(CarrierHttp.of(settings().client(app).build(), TimeSource.system())))
        .isInstanceOfSatisfying(
            Transport.NotSent.class,
            o -> assertThat(o.why()).isEqualTo("the server refused the stream"));
    assertThat(streams).as("streams that were opened").hasValue(1);
  }

  @Test
  void streamResetForAnotherReasonIsLost() {
    server.answer(new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseStream(PROTOCOL_ERROR))
        .build());

    assertThat(send(http())).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  @Test
  void refusalInTheMiddleOfAnAnswerIsLost() {
    server.answer(new MockResponse.Builder()
        .body("x".repeat(60_000))
        .onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM))
        .build());

    assertThat(send(http())).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }
}
