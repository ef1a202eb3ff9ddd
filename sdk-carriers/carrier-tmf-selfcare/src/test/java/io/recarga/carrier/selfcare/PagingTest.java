package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recarga.NotSentException;
import io.recarga.Promotion;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.selfcare.Quirk;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists come whole, however a server cuts them, and end, whatever it says. */
class PagingTest {
  private static final int ALL = 250;

  private final SimulatorClock clock = Given.clock();
  private final SelfcareSimulator carrier = SelfcareSimulator.builder(clock).start();

  @BeforeEach
  void fill() {
    for (int i = 1; i < ALL; i++) {
      carrier.promotion("p-" + i, "Promo " + i, "10", "1 GB");
    }
  }

  @AfterEach
  void close() {
    carrier.close();
  }

  @Test
  void pagesAreReadToTheEnd() {
    assertThat(promotions(carrier)).containsExactlyElementsOf(expected());
    assertThat(carrier.requests()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"NO_TOTAL", "NEXT_BY_LINK"})
  void pagesAreReadWithoutATotal(Quirk quirk) {
    carrier.quirks(quirk);
    assertThat(promotions(carrier)).containsExactlyElementsOf(expected());
    assertThat(carrier.requests()).isEqualTo(3);
  }

  @Test
  void linkToAnotherHostIsNotFollowed() {
    carrier.quirks(Quirk.LINK_ELSEWHERE);
    assertThat(promotions(carrier)).containsExactlyElementsOf(expected());
  }

  @Test
  void pagesSmallerThanAskedForAreFollowedByWhatCame() {
    try (SelfcareSimulator small = SelfcareSimulator.builder(clock).pageSize(7).start()) {
      for (int i = 1; i < 20; i++) {
        small.promotion("p-" + i, "Promo " + i, "10", "1 GB");
      }
      assertThat(promotions(small)).hasSize(20);
      assertThat(small.requests()).isEqualTo(3);
    }
  }

  @Test
  void pageThatNeverChangesEndsTheList() {
    carrier.quirks(Quirk.IGNORES_OFFSET);
    assertThat(promotions(carrier)).hasSize(100);
    assertThat(carrier.requests()).isEqualTo(2);
  }

  @Test
  void listWithoutEndIsGivenUpWithTheCure() {
    carrier.quirks(Quirk.ENDLESS);
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> promotions(carrier))
        .withMessage("claro-pe answered a question about promotions with a list that has no end:"
            + " narrow it with a filter");
    assertThat(carrier.requests()).isLessThanOrEqualTo(50);
  }

  @Test
  void listThatTakesTooLongIsGivenUp() throws Exception {
    try (MockWebServer slow = new MockWebServer()) {
      slow.setDispatcher(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          clock.advance(Duration.ofSeconds(61));
          String offset = request.getUrl().queryParameter("offset");
          return new MockResponse.Builder()
              .code(206)
              .body("[{\"id\":\"" + offset + "\",\"name\":\"x\"}]")
              .build();
        }
      });
      slow.start();
      CarrierAdapter adapter = Given.all(slow.url("/"), clock).build().attach(new TopsUpOnly());
      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> adapter.promotions(SIM))
          .withMessageContaining("a list that has no end");
      assertThat(slow.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void linksLeadWithinTheApiOnly() {
    TmfSelfcare.Api api = TmfSelfcare.Api.at("https://gw.example/tmf/v4").under(carrier.url());
    assertThat(holds(api, "https://gw.example/tmf/v4/promotion?offset=9")).isTrue();
    assertThat(holds(api, "https://gw.example/tmf/v40/promotion")).isFalse();
    assertThat(holds(api, "https://gw.example/tmf/v4/../../admin")).isFalse();
    assertThat(holds(api, "http://gw.example/tmf/v4/promotion")).isFalse();
    assertThat(holds(api, "https://gw.example:8443/tmf/v4/promotion")).isFalse();
    assertThat(holds(api, "https://gw.example.evil.example/tmf/v4/promotion")).isFalse();
    assertThat(holds(api, "https://me@gw.example/tmf/v4/promotion")).isFalse();
  }

  private static boolean holds(TmfSelfcare.Api api, String url) {
    return api.holds(HttpUrl.get(url));
  }

  private List<String> promotions(SelfcareSimulator from) {
    return Given.attached(from, clock).promotions(SIM).stream()
        .map(Promotion::id)
        .toList();
  }

  private static List<String> expected() {
    return IntStream.range(0, ALL).mapToObj(i -> i == 0 ? "bono-10" : "p-" + i).toList();
  }
}
