package io.recarga.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The carrier of one contract case: answers by the case's script and remembers what arrived. */
final class CarrierStub extends Dispatcher implements AutoCloseable {
  private final AdapterUnderTest wire;
  private final TrackedSockets sockets = new TrackedSockets();
  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> arrived = new ArrayList<>();
  private volatile Function<RecordedRequest, MockResponse> money;
  private volatile Function<RecordedRequest, MockResponse> status;
  private volatile Function<RecordedRequest, MockResponse> token;
  private volatile boolean cutsRequestBodies;
  private volatile @Nullable Throwable scriptFailure;

  CarrierStub(AdapterUnderTest wire) {
    this.wire = wire;
    money = wire::delivered;
    status = wire::notFound;
    token = wire::supporting;
  }

  CarrierStub start() throws IOException {
    server.setServerSocketFactory(sockets);
    server.setDispatcher(this);
    server.start();
    return this;
  }

  HttpUrl url() {
    return server.url("/");
  }

  TrackedSockets sockets() {
    return sockets;
  }

  void answerMoney(Function<RecordedRequest, MockResponse> script) {
    money = script;
  }

  void answerStatus(Function<RecordedRequest, MockResponse> script) {
    status = script;
  }

  void answerToken(Function<RecordedRequest, MockResponse> script) {
    token = script;
  }

  /** From now on closes each connection when half of a request's body has arrived. */
  void cutRequestBodies() {
    cutsRequestBodies = true;
  }

  /** Returns the money calls that arrived, whole or in part, since the last {@link #forget}. */
  synchronized List<RecordedRequest> moneyCalls() {
    drain();
    return arrived.stream().filter(wire::isMoneyCall).toList();
  }

  /**
   * Returns how many money calls arrived. Waits a little for missing ones: when a request's body is
   * cut, the client may know it before the server has queued the request.
   */
  int awaitMoneyCalls(int count) {
    int arrived = moneyCalls().size();
    for (int tried = 0; arrived < count && tried < 100; tried++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      arrived = moneyCalls().size();
    }
    return arrived;
  }

  synchronized List<RecordedRequest> tokenCalls() {
    drain();
    return arrived.stream().filter(wire::isTokenCall).toList();
  }

  /** Describes all that arrived, for failure messages. */
  synchronized String log() {
    drain();
    return arrived.isEmpty()
        ? "the carrier received nothing"
        : "the carrier received " + arrived.stream().map(CarrierStub::describe).toList();
  }

  private static String describe(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget() + " on connection "
        + request.getConnectionIndex() + (request.getFailure() == null ? "" : " (cut)");
  }

  synchronized void forget() {
    drain();
    arrived.clear();
  }

  /** Fails when the subclass's own answers threw, before anybody blames the adapter. */
  void checkScript() {
    Throwable failure = scriptFailure;
    if (failure != null) {
      throw new IllegalStateException("the contract's subclass threw while answering", failure);
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    try {
      if (wire.isMoneyCall(request)) {
        return money.apply(request);
      }
      if (wire.isStatusCall(request)) {
        return status.apply(request);
      }
      return wire.isTokenCall(request) ? token.apply(request) : wire.supporting(request);
    } catch (RuntimeException | Error e) {
      scriptFailure = e;
      throw e;
    }
  }

  @Override
  public MockResponse peek() {
    MockResponse.Builder response = new MockResponse.Builder();
    if (cutsRequestBodies) {
      response.onRequestBody(new SocketEffect.CloseSocket());
    }
    return response.build();
  }

  @Override
  public void close() {
    server.close();
  }

  // The server queues a request before it answers, also one whose body was cut.
  private void drain() {
    try {
      for (RecordedRequest next = server.takeRequest(0, TimeUnit.SECONDS);
          next != null;
          next = server.takeRequest(0, TimeUnit.SECONDS)) {
        if (!next.getRequestLine().isEmpty()) {
          arrived.add(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
