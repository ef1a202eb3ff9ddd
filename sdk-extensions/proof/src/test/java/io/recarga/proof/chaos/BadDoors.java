package io.recarga.proof.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Security;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Ports behind which nobody sells: no connection comes about, or no TLS that may be trusted. */
final class BadDoors {
  private final Map<Trouble, Integer> ports = new EnumMap<>(Trouble.class);
  private final List<Object> held = new ArrayList<>();

  BadDoors(HeldCertificate root) throws IOException {
    ports.put(Trouble.CONNECTION_REFUSED, deaf());
    ports.put(Trouble.CONNECTION_REFUSED_ONCE, deaf());
    ports.put(Trouble.NO_ANSWER_TO_CONNECT, full());
    ports.put(Trouble.TLS_DROPPED, dropping());
    long now = System.currentTimeMillis();
    ports.put(
        Trouble.TLS_EXPIRED,
        tls(
            certificate(root, "localhost")
                .validityInterval(now - TimeUnit.DAYS.toMillis(9), now - TimeUnit.DAYS.toMillis(2))
                .build(),
            "TLSv1.3",
            "TLSv1.2"));
    ports.put(
        Trouble.TLS_OTHER_HOST, tls(certificate(root, "elsewhere.example").build(), "TLSv1.2"));
    // The platform takes no old TLS any more, unless told.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    ports.put(Trouble.TLS_OLD, tls(certificate(root, "localhost").build(), "TLSv1"));
  }

  Map<Trouble, Integer> ports() {
    return ports;
  }

  static HeldCertificate.Builder certificate(HeldCertificate root, String host) {
    return new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName(host);
  }

  /** A port on which nobody listens, and which nobody else gets. */
  private int deaf() throws IOException {
    Socket bound = new Socket();
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    held.add(bound);
    return bound.getLocalPort();
  }

  /** A port whose queue is full, so that nobody answers a new connection. */
  private int full() throws IOException {
    ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    held.add(door);
    for (int i = 0; i < 4; i++) {
      Socket waiting = new Socket();
      held.add(waiting);
      RawServer.daemon(
          () -> {
            try {
              waiting.connect(door.getLocalSocketAddress());
            } catch (IOException e) {
              // It waited for too long.
            }
          },
          "waits");
    }
    return door.getLocalPort();
  }

  /** A port whose server hangs up when it hears the first words of a handshake. */
  private int dropping() throws IOException {
    ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    accepting(door, socket -> {
      InputStream in = socket.getInputStream();
      int ignored = in.read(new byte[32]);
    });
    return door.getLocalPort();
  }

  private int tls(HeldCertificate certificate, String... protocols) throws IOException {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    SSLServerSocket door = (SSLServerSocket) certificates
        .sslContext()
        .getServerSocketFactory()
        .createServerSocket(0, 64, InetAddress.getLoopbackAddress());
    door.setEnabledProtocols(protocols);
    accepting(door, socket -> {
      ((SSLSocket) socket).startHandshake();
      int ignored = socket.getInputStream().read();
    });
    return door.getLocalPort();
  }

  private interface Meeting {
    void with(Socket socket) throws IOException;
  }

  private static void accepting(ServerSocket door, Meeting meeting) {
    RawServer.daemon(
        () -> {
          while (true) {
            Socket socket;
            try {
              socket = door.accept();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            RawServer.daemon(
                () -> {
                  try (socket) {
                    meeting.with(socket);
                  } catch (IOException e) {
                    // As it should be.
                  }
                },
                "meets");
          }
        },
        "accepts");
  }
}
