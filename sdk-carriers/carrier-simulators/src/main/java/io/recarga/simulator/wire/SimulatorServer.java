package io.recarga.simulator.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okio.Utf8;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server on one port, for whichever host names lead to it. */
public final class SimulatorServer implements AutoCloseable {
  private static final long MAX_BODY = 1 << 20;
  private static final String LINE_BREAKS = "\r\n\r\n";

  private final MockWebServer server = new MockWebServer();
  private final Sockets sockets = new Sockets();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Duration stall;

  private SimulatorServer(Duration stall) {
    this.stall = stall;
  }

  /**
   * Starts a server on the loopback address.
   *
   * @param port the port; 0 for a free one
   * @param tls for HTTPS; null for HTTP
   * @param stall how long a stalled call is kept waiting before its connection is closed
   * @throws UncheckedIOException if the port is taken or not allowed
   */
  public static SimulatorServer start(
      InetAddress address,
      int port,
      @Nullable SSLSocketFactory tls,
      Duration stall,
      Handler handler) {
    SimulatorServer simulator = new SimulatorServer(stall);
    MockWebServer server = simulator.server;
    server.setServerSocketFactory(simulator.sockets);
    // A fault cuts one connection: over HTTP/2 it would cut its neighbours as well.
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setBodyLimit(MAX_BODY);
    server.setDispatcher(simulator.new Doorman(handler));
    if (tls != null) {
      server.useHttps(tls);
    }
    try {
      server.start(address, port);
    } catch (IOException e) {
      throw new UncheckedIOException("port: cannot listen on " + port + ": " + e.getMessage(), e);
    }
    return simulator;
  }

  /** Returns the address of its root, such as {@code http://localhost:8080/}. */
  public HttpUrl url() {
    return server.url("/");
  }

  /** Refuses new connections and cuts those that stand, until {@link #allow}. */
  public void refuse() {
    try {
      sockets.created().refuse();
    } catch (IOException e) {
      throw new UncheckedIOException("server: cannot stop listening", e);
    }
  }

  /** Takes connections again, on the same port. */
  public void allow() {
    try {
      sockets.created().allow();
    } catch (IOException e) {
      throw new UncheckedIOException("server: cannot listen again", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }

  /** Answers requests. Called by many threads. */
  public interface Handler {
    /** Answers one request. */
    Reply handle(RecordedRequest request) throws InterruptedException;
  }

  private MockResponse toResponse(Reply reply) throws InterruptedException {
    MockResponse.Builder response = new MockResponse.Builder();
    switch (reply.effect()) {
      case ANSWER -> response.code(reply.status()).body(reply.body());
      case CUT ->
        response
            .code(reply.status())
            .body(reply.body())
            .onResponseBody(new SocketEffect.CloseSocket());
      case CLOSE -> response.onResponseStart(new SocketEffect.CloseSocket());
      case STALL -> {
        boolean ignored = closing.await(stall.toMillis(), TimeUnit.MILLISECONDS);
        response.onResponseStart(new SocketEffect.CloseSocket());
      }
    }
    reply.headers().forEach(response::setHeader);
    return reply.isTogether() ? together(reply) : response.build();
  }

  // The server flushes after the headers. Whatever follows the last header's value goes with them:
  // the body, and the two line breaks that the server believes to end the headers.
  private static MockResponse together(Reply reply) {
    long length = Utf8.size(reply.body());
    Headers.Builder headers = new Headers.Builder();
    reply.headers().forEach(headers::add);
    headers.addUnsafeNonAscii(
        "Content-Length", (length + LINE_BREAKS.length()) + LINE_BREAKS + reply.body());
    return new MockResponse.Builder()
        .code(reply.status())
        .headers(headers.build())
        .build();
  }

  private final class Doorman extends Dispatcher {
    private final Handler handler;

    private Doorman(Handler handler) {
      this.handler = handler;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      // The server keeps every request for tests to take; nobody would, and memory would fill up.
      RecordedRequest ignored = server.takeRequest(0, TimeUnit.NANOSECONDS);
      return toResponse(handler.handle(request));
    }
  }

  private static final class Sockets extends ServerSocketFactory {
    private @Nullable GatedServerSocket created;

    synchronized GatedServerSocket created() {
      if (created == null) {
        throw new IllegalStateException("server: not started");
      }
      return created;
    }

    @Override
    public synchronized ServerSocket createServerSocket() throws IOException {
      created = new GatedServerSocket();
      return created;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      ServerSocket socket = createServerSocket();
      socket.bind(new java.net.InetSocketAddress(address, port), backlog);
      return socket;
    }
  }
}
