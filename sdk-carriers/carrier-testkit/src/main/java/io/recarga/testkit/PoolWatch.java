package io.recarga.testkit;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;

/** Sees whether requests go out over kept connections or over new ones. Thread-safe. */
final class PoolWatch extends EventListener {
  private static final String CONNECT = "connect";
  private static final String REQUEST = "request";

  private final List<String> events = new ArrayList<>();

  synchronized void forget() {
    events.clear();
  }

  /** Says whether the first request since {@link #forget} went out over a kept connection. */
  synchronized boolean firstRequestWasPooled() {
    return !events.isEmpty() && events.get(0).equals(REQUEST);
  }

  @Override
  public synchronized void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    events.add(CONNECT);
  }

  @Override
  public synchronized void requestHeadersStart(Call call) {
    events.add(REQUEST);
  }
}
