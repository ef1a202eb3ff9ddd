package io.recarga.proof.chaos;

import io.recarga.proof.chaos.Seller.Request;
import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The carrier's door for HTTP/2 over TLS, and what its streams may come to. */
final class StreamDoor {
  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;
  private static final int LONG_BODY = 60_000;

  private final MockWebServer server = new MockWebServer();
  private final MockWebServer refusing = new MockWebServer();
  private final Seller seller;

  StreamDoor(Seller seller, HeldCertificate root) throws IOException {
    this.seller = seller;
    HeldCertificate own = BadDoors.certificate(root, "localhost").build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(own).build();
    open(server, certificates, new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        RecordedRequest ignored = server.takeRequest(0, TimeUnit.NANOSECONDS);
        return answer(request);
      }
    });
    open(refusing, certificates, new Dispatcher() {
      @Override
      public MockResponse peek() {
        return new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
            .build();
      }

      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // For the server's own books only.
        RecordedRequest ignored = refusing.takeRequest(0, TimeUnit.NANOSECONDS);
        return new MockResponse.Builder().build();
      }
    });
  }

  private static void open(
      MockWebServer server, HandshakeCertificates certificates, Dispatcher dispatcher)
      throws IOException {
    server.useHttps(certificates.sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    server.setDispatcher(dispatcher);
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getPort();
  }

  /** Returns a port whose server takes no stream. */
  int refusingPort() {
    return refusing.getPort();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String[] parts = Objects.requireNonNull(request.getBody()).utf8().split("\\|", -1);
    DuplicateLevel level = DuplicateLevel.valueOf(request.getUrl().encodedPath().split("/", -1)[1]);
    seller.written(String.valueOf(request.getHeaders().get("X-Call")));
    String token = String.valueOf(request.getHeaders().get("Authorization"));
    int number = Plan.ofLine(parts[1]);
    Trouble trouble = seller.trouble(level, number);
    boolean isFirst =
        trouble.fault() == 29 && seller.tokens().takes(token) && seller.hits().hit(trouble, number);
    if (isFirst) {
      Request asked = new Request(level, parts[0], parts[1], parts[2], number);
      switch (trouble) {
        case STREAM_RESET_BEFORE_SALE -> {
          return reset();
        }
        case STREAM_RESET_AFTER_SALE -> {
          Reply ignored = seller.sold(asked);
          return reset();
        }
        case MISDIRECTED -> {
          return new MockResponse.Builder().code(421).build();
        }
        case GO_AWAY -> {
          return response(seller.sold(asked))
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build();
        }
        default -> {}
      }
    }
    return response(
            seller.send(level, token, parts[0], parts[1], parts[2], Long.parseLong(parts[3])))
        .build();
  }

  /** Resets the stream in the middle of an answer. */
  private static MockResponse reset() {
    return new MockResponse.Builder()
        .body("x".repeat(LONG_BODY))
        .onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR))
        .build();
  }

  private static MockResponse.Builder response(Reply reply) {
    return new MockResponse.Builder().code(reply.status()).body(reply.body());
  }
}
