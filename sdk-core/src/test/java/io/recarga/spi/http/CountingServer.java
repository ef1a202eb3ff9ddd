package io.recarga.spi.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server on loopback that keeps every request it received in full. */
final class CountingServer implements AutoCloseable {
  private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
      .addSubjectAlternativeName("localhost")
      .addSubjectAlternativeName("127.0.0.1")
      .addSubjectAlternativeName("carrier.test")
      .build();

  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  final MockWebServer server = new MockWebServer();
  private volatile IntFunction<MockResponse> answers = n -> ok();

  private CountingServer(boolean tls, List<Protocol> protocols) {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        return answers.apply(requests.size());
      }

      @Override
      public MockResponse peek() {
        return answers.apply(requests.size() + 1);
      }
    });
    if (tls) {
      server.useHttps(new HandshakeCertificates.Builder()
          .heldCertificate(CERTIFICATE)
          .build()
          .sslSocketFactory());
    }
    server.setProtocols(protocols);
    try {
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static CountingServer http1() {
    return new CountingServer(false, List.of(Protocol.HTTP_1_1));
  }

  static CountingServer http1OverTls() {
    return new CountingServer(true, List.of(Protocol.HTTP_1_1));
  }

  static CountingServer http2() {
    return new CountingServer(true, List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
  }

  /** Returns a client that trusts the server's certificate. */
  static OkHttpClient trusting() {
    HandshakeCertificates trust = new HandshakeCertificates.Builder()
        .addTrustedCertificate(CERTIFICATE.certificate())
        .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  static MockResponse ok() {
    return new MockResponse.Builder().body("{\"status\":\"OK\"}").build();
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  /** Answers each request from now on with the same. */
  void answer(MockResponse response) {
    answers = n -> response;
  }

  /** Answers the n-th request, counted from 1. */
  void answer(IntFunction<MockResponse> byCount) {
    answers = byCount;
  }

  HttpUrl url(String path) {
    return server.url(path);
  }

  /** Returns the POSTs, of which one at least is waited for: a client may give up before we see it. */
  List<RecordedRequest> posts() {
    for (int i = 0; i < 500; i++) {
      List<RecordedRequest> posts =
          requests.stream().filter(r -> "POST".equals(r.getMethod())).collect(Collectors.toList());
      if (!posts.isEmpty()) {
        return posts;
      }
      LockSupport.parkNanos(10_000_000);
    }
    return List.of();
  }

  @Override
  public void close() {
    server.close();
  }
}
