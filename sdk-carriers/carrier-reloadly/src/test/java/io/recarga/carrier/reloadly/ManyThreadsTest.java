package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {
  @Test
  void askOnceForTokenAndOperators() throws Exception {
    int threads = 16;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (FakeReloadly reloadly = new FakeReloadly()) {
      CarrierAdapter adapter = Reloadly.connect(reloadly.account().build());
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Route>> routes = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        routes.add(pool.submit(() -> {
          go.await();
          return adapter.prepare(Given.topUp(Given.CLARO, "20"));
        }));
      }
      go.countDown();

      for (Future<Route> route : routes) {
        assertThat(route.get().note("operator")).isEqualTo("9001");
      }
      assertThat(reloadly.calls("POST /oauth/token")).hasSize(1);
      assertThat(reloadly.calls("GET /operators/countries/PE")).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }
}
