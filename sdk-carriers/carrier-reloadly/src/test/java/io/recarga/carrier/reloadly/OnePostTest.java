package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.bodyOf;
import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.FakeReloadly.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.Progress.Stage;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.http.HttpSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What OkHttp, or an app's retrying interceptor, would send a second time leaves once; and the
 * caller is told what the ledger says, or that nobody knows yet.
 */
class OnePostTest {
  private static final String POST = "POST /topups";
  private static final String SEARCH = "GET /topups/reports/transactions";
  private static final Pattern REFERENCE = Pattern.compile("\"customIdentifier\":\"([^\"]+)\"");
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("order-1"), SimCard.of("987654321", Peru.CLARO), Money.of("20", "PEN"));

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private final List<String> ledger = new CopyOnWriteArrayList<>();
  private FakeReloadly reloadly;

  @BeforeEach
  void start() throws IOException {
    reloadly = new FakeReloadly();
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  static Stream<Arguments> accidents() {
    return Stream.of(Accident.values())
        .flatMap(accident -> Stream.of(true, false)
            .flatMap(executed -> Stream.of(true, false)
                .map(retrying -> Arguments.of(accident, executed, retrying))));
  }

  @ParameterizedTest
  @MethodSource("accidents")
  void withLookUpsAnsweringTheCallerGetsWhatTheLedgerSays(
      Accident accident, boolean executed, boolean retrying) {
    happen(accident, executed);
    reloadly.on(
        SEARCH,
        request -> json(200, "{\"content\":[" + String.join(",", ledger) + "],\"last\":true}"));

    try (Recarga recarga = recarga(retrying)) {
      TopUpResult result = recarga.topUp(TOP_UP);
      for (int hour = 0; hour < 30 && result.isOpen(); hour++) {
        result = recarga.await(TOP_UP.key(), Duration.ofHours(1));
      }
      assertThat(result)
          .isInstanceOf(executed ? TopUpResult.Delivered.class : TopUpResult.Declined.class);
    }
    checkOnePostOverAPooledConnection();
  }

  @ParameterizedTest
  @MethodSource("accidents")
  void withLookUpsFailingTheCallerGetsPending(
      Accident accident, boolean executed, boolean retrying) {
    happen(accident, executed);
    reloadly.on(SEARCH, 503, "<html>down</html>");

    try (Recarga recarga = recarga(retrying)) {
      TopUpResult result = recarga.topUp(TOP_UP);
      assertThat(((TopUpResult.Pending) result).progress().stage()).isEqualTo(Stage.IN_DOUBT);
    }
    checkOnePostOverAPooledConnection();
  }

  private void checkOnePostOverAPooledConnection() {
    assertThat(reloadly.calls(POST)).hasSize(1);
    assertThat(reloadly.calls(POST).get(0).getExchangeIndex()).isPositive();
  }

  private void happen(Accident accident, boolean executed) {
    reloadly.on(POST, request -> {
      if (executed) {
        ledger.add(sale(referenceOf(request)));
      }
      return accident.answer();
    });
  }

  private Recarga recarga(boolean retrying) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    if (retrying) {
      client.addInterceptor(OnePostTest::retry);
    }
    return Recarga.builder()
        .adapter(Reloadly.connect(reloadly
            .account()
            .http(HttpSettings.builder()
                .client(client.build())
                .readTimeout(Duration.ofMillis(500))
                .callTimeout(Duration.ofSeconds(1))
                .build())
            .processingLimits(
                new ProcessingLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), "this test"))
            .time(clock)
            .build()))
        .journal(Journal.inMemory(10))
        .time(clock)
        .build();
  }

  private static Response retry(Interceptor.Chain chain) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful() || tries == 3) {
          return response;
        }
        response.close();
      } catch (IOException e) {
        if (tries == 3) {
          throw e;
        }
      }
    }
  }

  private static String referenceOf(RecordedRequest request) {
    Matcher matcher = REFERENCE.matcher(bodyOf(request));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** After the token and the catalogue were read, the money call goes over a pooled connection. */
  enum Accident {
    POOLED_CONNECTION_CUT {
      @Override
      MockResponse answer() {
        return new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();
      }
    },
    STATUS_408 {
      @Override
      MockResponse answer() {
        return json(408, "");
      }
    },
    STATUS_503_RETRY_AT_ONCE {
      @Override
      MockResponse answer() {
        return json(503, "").newBuilder().setHeader("Retry-After", "0").build();
      }
    },
    STATUS_307 {
      @Override
      MockResponse answer() {
        return json(307, "").newBuilder().setHeader("Location", "/topups").build();
      }
    },
    READ_TIMEOUT {
      @Override
      MockResponse answer() {
        return json(200, "{}").newBuilder().headersDelay(2, TimeUnit.SECONDS).build();
      }
    };

    abstract MockResponse answer();
  }
}
