package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.NotSentException;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private FakeTapi tapi;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    tapi = new FakeTapi();
    adapter = Tapi.connect(
        tapi.account().time(clock).catalogueMaxAge(Duration.ofDays(9)).build());
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  /** It says 15,480 s of itself, by a clock that is not ours. */
  @Test
  void aTokenIsRenewedFiveMinutesBeforeTheEndThatItStates() {
    prepare();
    clock.advance(Duration.ofSeconds(15_179));
    prepare();
    assertThat(tapi.calls("POST /login")).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    prepare();
    assertThat(tapi.calls("POST /login")).hasSize(2);
  }

  @Test
  void aTokenThatIsNoJwtLivesForAnHour() {
    tapi.on("POST /login", 200, "{\"accessToken\":\"opaque\"}");
    prepare();
    clock.advance(Duration.ofMinutes(54));
    prepare();
    assertThat(tapi.calls("POST /login")).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    prepare();
    assertThat(tapi.calls("POST /login")).hasSize(2);
  }

  @Test
  void manyThreadsLogInOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      calls.add(threads.submit(this::prepare));
    }
    for (Future<?> call : calls) {
      call.get();
    }
    threads.shutdown();

    assertThat(tapi.calls("POST /login")).hasSize(1);
  }

  @Test
  void accountsShowNoSecretsAndNameTheirMistakes() {
    Tapi.Account account = tapi.account().build();

    assertThat(account).hasToString("tapi PE (SANDBOX)");
    assertThatThrownBy(() -> Tapi.Account.live("PE", "u", "p").build())
        .hasMessageContaining("keys");
    assertThatThrownBy(() -> Tapi.Account.live("Peru", "u", "p")).hasMessageContaining("country");
    assertThatThrownBy(() ->
            tapi.account().rechargeUrl(HttpUrl.get("http://tapi.example/")).build())
        .hasMessageContaining("https");
    assertThatThrownBy(() -> tapi.account().paymentMethod("by card"))
        .hasMessageContaining("paymentMethod");
  }

  @Test
  void capabilitiesFollowTheAccount() {
    assertThat(adapter.capabilities().duplicates()).isEqualTo(DuplicateLevel.REFUSES_REPEAT);
    assertThat(adapter.capabilities().answers())
        .containsExactlyInAnyOrder(Question.PLANS, Question.QUOTE);
  }

  @Test
  void aSupplierThatFailsSendsNothing() {
    CarrierAdapter broken = Tapi.connect(tapi.account()
        .keys(
            () -> {
              throw new IllegalStateException("vault");
            },
            () -> {
              throw new IllegalStateException("vault");
            },
            () -> {
              throw new IllegalStateException("vault");
            })
        .build());

    assertThatThrownBy(() -> broken.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotSentException.class);
  }

  private void prepare() {
    assertThat(adapter.prepare(Given.topUp(Peru.CLARO, "20")).notes()).containsKey("company");
  }
}
