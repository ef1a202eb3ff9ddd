package io.recarga.simulator.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.SimulatorClock;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Who is let in, and how errors are worded. */
class DoorTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void whoComesWithoutCredentialsIsAskedForThem() throws Exception {
    try (DtOneSimulator dtOne = DtOneSimulator.start()) {
      Caller caller = new Caller(dtOne);
      Caller.Got got = caller.send(new Request.Builder().url(dtOne.url() + "/services"));

      assertThat(got.status()).isEqualTo(401);
      assertThat(got.headers().get("WWW-Authenticate")).startsWith("Basic realm=");
      assertThat(got.code()).isEqualTo("1000401");
      assertThat(got.headers().get("Connection")).isNull();
      assertThat(caller.get("services").status()).isEqualTo(200);
    }
  }

  @Test
  void onlyTheSetCredentialsAreLetIn() throws Exception {
    try (DtOneSimulator dtOne =
        DtOneSimulator.builder(clock).credentials("key", "other").start()) {
      Caller caller = new Caller(dtOne);

      assertThat(caller.get("services").status()).isEqualTo(401);
      Request.Builder right =
          caller.request("services").header("Authorization", Credentials.basic("key", "other"));
      assertThat(caller.send(right).status()).isEqualTo(200);
      Request.Builder junk = caller.request("services").header("Authorization", "Basic %%%");
      assertThat(caller.send(junk).status()).isEqualTo(401);
    }
  }

  @Test
  void unknownPathsAndMethodsAreNotFound() throws Exception {
    try (DtOneSimulator dtOne = DtOneSimulator.start()) {
      Caller caller = new Caller(dtOne);
      HttpUrl root = HttpUrl.get(dtOne.url().toString().replace("/v1", "/"));

      assertThat(caller.get("nothing").code()).isEqualTo("1000404");
      assertThat(caller.get("lookup/nothing/here").code()).isEqualTo("1000404");
      assertThat(caller.post("services", "{}").code()).isEqualTo("1000404");
      assertThat(caller
              .send(caller.request("").url(root + "unavailable//v1/services/1"))
              .code())
          .isEqualTo("1000404");
      assertThat(caller.get("services/x").code()).isEqualTo("1000400");
    }
  }

  @Test
  void rateIsToldAndLimited() throws Exception {
    try (DtOneSimulator dtOne = DtOneSimulator.builder(clock).rateLimit(2).start()) {
      Caller caller = new Caller(dtOne);
      Caller.Got first = caller.get("services");
      assertThat(first.headers().get("x-ratelimit-limit")).isEqualTo("2");
      assertThat(first.headers().get("X-RateLimit-Remaining")).isEqualTo("1");
      caller.get("services");

      Caller.Got third = caller.get("services");
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.code()).isEqualTo("1000429");
      clock.advance(Duration.ofSeconds(1));
      assertThat(caller.get("services").status()).isEqualTo(200);
    }
  }

  // DT One's Java client 2.0.2 reads an error's body only if some of it came with the headers.
  @Test
  void errorsComeInOnePieceAlsoOverTls() throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(held).build();
    HandshakeCertificates client = new HandshakeCertificates.Builder()
        .addTrustedCertificate(held.certificate())
        .build();
    try (DtOneSimulator dtOne =
            DtOneSimulator.builder(clock).tls(server.sslSocketFactory()).start();
        Socket socket = client
            .sslSocketFactory()
            .createSocket(dtOne.url().host(), dtOne.url().port())) {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < 2; i++) {
        out.write("GET /v1/products/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        byte[] piece = new byte[16_384];
        InputStream in = socket.getInputStream();
        int read = in.read(piece);
        String answer = new String(piece, 0, read, StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 401").contains("1000401");
        int body = answer.length() - answer.indexOf("\r\n\r\n") - 4;
        assertThat(answer).contains("Content-Length: " + body + "\r\n");
      }
    }
  }
}
