package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.recarga.Environment;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No connection to the database is held while the carrier is called. */
@Timeout(60)
class NoConnectionIsHeldTest {
  private static final int TOP_UPS = 50;

  @Test
  void fiftyTopUpsAreAtTheCarrierAtOnceOverAPoolOfTwo() throws Exception {
    CountDownLatch allThere = new CountDownLatch(TOP_UPS);
    ExecutorService serving = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(serving);
    server.createContext("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      allThere.countDown();
      // Nobody is answered before all are there: a top-up that waited for another would fail.
      boolean together = await(allThere);
      exchange.sendResponseHeaders(together ? 200 : 500, -1);
      exchange.close();
    });
    server.start();
    try (ConnectionPool pool = PostgresServer.shared().newPool(2)) {
      JdbcJournal.migrate(pool);
      try (Recarga recarga = Recarga.builder()
          .adapter(new HttpCarrier("http://localhost:" + server.getAddress().getPort()))
          .journal(JdbcJournal.open(pool))
          .build()) {
        Crowd<TopUpResult> crowd =
            Crowd.of(TOP_UPS, index -> recarga.topUp(Samples.topUp("k" + index)));
        assertThat(crowd.ends())
            .allSatisfy(end -> assertThat(end).isInstanceOf(TopUpResult.Delivered.class));
        assertThat(allThere.getCount()).isZero();
      }
    } finally {
      server.stop(0);
      serving.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sells where the server answers 200. */
  private record HttpCarrier(OkHttpClient client, String address) implements CarrierAdapter {
    HttpCarrier(String address) {
      this(
          new OkHttpClient.Builder()
              .connectionPool(new okhttp3.ConnectionPool(TOP_UPS, 4, TimeUnit.SECONDS))
              .readTimeout(40, TimeUnit.SECONDS)
              .build(),
          address);
    }

    @Override
    public AdapterId id() {
      return AdapterId.of("over-http");
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.builder(DuplicateLevel.REPLAYS).build();
    }

    @Override
    public Route prepare(TopUp topUp) {
      return Route.of(Map.of(), null);
    }

    @Override
    public Answer send(Attempt attempt) {
      Request request = new Request.Builder()
          .url(address)
          .post(RequestBody.create(attempt.reference(), null))
          .build();
      try (Response response = client.newCall(request).execute()) {
        return response.code() == 200
            ? Answer.delivered(Delivery.builder(Evidence.none()).build())
            : Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
      } catch (IOException e) {
        return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
      }
    }

    @Override
    public Answer find(Attempt attempt) {
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    }
  }
}
