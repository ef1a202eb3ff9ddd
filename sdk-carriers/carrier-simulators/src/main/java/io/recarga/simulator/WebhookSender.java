package io.recarga.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed notices to one address, as a {@link Fault} says: once, several times, late, never.
 * An answer other than 2xx, or another than the carrier wants to read, is followed by up to two more tries. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {
  private static final int TRIES = 3;
  private static final int REPEATS = 3;
  private static final MediaType JSON = MediaType.get("application/json");

  private final SimulatorClock clock;
  private final HttpUrl target;
  private final Function<String, Map<String, String>> signer;
  private final Predicate<String> confirms;
  private final OkHttpClient client =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(3)).build();
  private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "recarga-simulator-webhooks");
    thread.setDaemon(true);
    return thread;
  });
  private final AtomicInteger delivered = new AtomicInteger();

  /**
   * Makes a sender.
   *
   * @param signer makes the headers that sign a body
   */
  public WebhookSender(
      SimulatorClock clock, HttpUrl target, Function<String, Map<String, String>> signer) {
    this(clock, target, signer, body -> true);
  }

  /**
   * Makes a sender.
   *
   * @param signer makes the headers that sign a body
   * @param confirms says whether the body of a 2xx answer is what the carrier wants to read
   */
  public WebhookSender(
      SimulatorClock clock,
      HttpUrl target,
      Function<String, Map<String, String>> signer,
      Predicate<String> confirms) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.target = Objects.requireNonNull(target, "target");
    this.signer = Objects.requireNonNull(signer, "signer");
    this.confirms = Objects.requireNonNull(confirms, "confirms");
  }

  /**
   * Sends a notice in the background, as {@code fault} says; null means once.
   *
   * @param stranger the body of a notice about a sale that nobody knows
   */
  public void send(String body, String stranger, @Nullable Fault fault) {
    Fault.Notice notice = fault == null ? Fault.Notice.ONCE : fault.notice();
    switch (notice) {
      case ONCE, BEFORE_ANSWER -> submit(body);
      case LOST -> {}
      case LATE -> clock.after(Objects.requireNonNull(fault).noticeDelay(), () -> submit(body));
      case REPEATED -> {
        for (int i = 0; i < REPEATS; i++) {
          submit(body);
        }
      }
      case OF_STRANGER -> {
        submit(stranger);
        submit(body);
      }
    }
  }

  /** Waits until all notices so far are through, for at most ten seconds. */
  public void flush() throws InterruptedException {
    CountDownLatch through = new CountDownLatch(1);
    executor.execute(through::countDown);
    if (!through.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("webhooks: not through after 10 s");
    }
  }

  /** Returns how many notices were answered with 2xx. */
  public int delivered() {
    return delivered.get();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    client.connectionPool().evictAll();
  }

  private void submit(String body) {
    executor.execute(() -> {
      for (int i = 0; i < TRIES && !post(body); i++) {
        // The next round is the retry.
      }
    });
  }

  private boolean post(String body) {
    Request.Builder request =
        new Request.Builder().url(target).post(RequestBody.create(body, JSON));
    signer.apply(body).forEach(request::header);
    try (Response response = client.newCall(request.build()).execute()) {
      if (response.isSuccessful() && confirms.test(response.body().string())) {
        delivered.incrementAndGet();
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
