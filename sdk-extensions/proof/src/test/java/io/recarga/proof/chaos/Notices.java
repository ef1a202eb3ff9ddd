package io.recarga.proof.chaos;

import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Tells apps of sales, truly and falsely, and looks how they take it. */
final class Notices {
  static final String SIGNATURE = "X-Signature";
  static final String TIME = "X-Time";
  static final List<String> SECRETS = List.of("today's secret", "yesterday's secret");
  private static final int TOO_LARGE = 300 * 1024;
  private static final int TRIES = 40;
  private static final long REST_MILLIS = 100;

  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final OkHttpClient http =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();

  /** Lets an app be told. */
  void subscribe(int port) {
    ports.add(port);
  }

  Queue<String> violations() {
    return violations;
  }

  /** Tells an app that is there, sooner or later. */
  void send(DuplicateLevel level, String reference) {
    threads.execute(() -> {
      for (int i = 0; i < TRIES; i++) {
        if (told(level, reference, signed(SECRETS.get(i % 2), reference, Instant.now())) == 200) {
          return;
        }
        rest();
      }
      violations.add("a genuine notice was taken by nobody");
    });
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells of it three times, and of a sale that nobody knows. */
  void repeat(DuplicateLevel level, String reference) {
    send(level, "BBBBBBBBBBBBBBBBBBBBBBBB00");
    for (int i = 0; i < 3; i++) {
      send(level, reference);
    }
  }

  /** Tells of it in ways that nobody may believe. */
  void forge(DuplicateLevel level, String reference) {
    threads.execute(() -> {
      Instant now = Instant.now();
      List<String[]> forged = List.of(
          signed("a stranger's secret", reference, now),
          signed(SECRETS.get(0), reference, now.minus(Duration.ofHours(1))),
          signed(SECRETS.get(0), reference, now.plus(Duration.ofHours(1))),
          signed(SECRETS.get(0), "another body", now),
          new String[] {"no hex at all", "now"},
          new String[] {"", "-1"});
      for (String[] each : forged) {
        refused(told(level, reference, each));
      }
      String large = "x".repeat(TOO_LARGE);
      refused(told(level, large, signed(SECRETS.get(0), large, now)));
    });
  }

  private void refused(int status) {
    if (status != 401 && status != 0) {
      violations.add("I12 forged notice: answered " + status);
    }
  }

  private static String[] signed(String secret, String body, Instant at) {
    String time = String.valueOf(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal((body + ":" + time).getBytes(StandardCharsets.UTF_8));
      return new String[] {HexFormat.of().formatHex(signature), time};
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what one of the apps answers; 0 if it is not there. */
  private int told(DuplicateLevel level, String body, String[] proof) {
    List<Integer> alive = List.copyOf(ports);
    if (alive.isEmpty()) {
      return 0;
    }
    int port = alive.get(ThreadLocalRandom.current().nextInt(alive.size()));
    Request request = new Request.Builder()
        .url("http://127.0.0.1:" + port + "/" + Lane.account(level).value())
        .header(SIGNATURE, proof[0])
        .header(TIME, proof[1])
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8)))
        .build();
    try (Response response = http.newCall(request).execute()) {
      return response.code();
    } catch (ConnectException e) {
      ports.remove(Integer.valueOf(port)); // The app is dead.
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
