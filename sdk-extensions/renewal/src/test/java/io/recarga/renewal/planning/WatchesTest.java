package io.recarga.renewal.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Promotion;
import io.recarga.SimCard;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Language;
import io.recarga.renewal.forecast.UsageReading;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchesTest {
  private static final SimCard SIM = SimCard.of("987654321", Peru.CLARO);
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final RenewalStore store = RenewalStore.inMemory();
  private final List<Instant> asked = new ArrayList<>();
  private long left = 900;
  private Instant now = NOW;

  @Test
  void marksAlarmOnceEachOnAnyMachineAndAfterARestart() {
    assertThat(look().alarms()).isEmpty();
    left = 480;
    assertThat(look().alarms()).hasSize(1);
    left = 470;
    assertThat(look().alarms()).isEmpty();
    left = 90;
    UsageWatch.Look low = look();
    assertThat(low.alarms().get(0).in(Language.ENGLISH))
        .isEqualTo("Lima: 90 MB are left, less than your mark of 100 MB.");
    left = 0;
    assertThat(look().alarms().get(0).in(Language.SPANISH))
        .isEqualTo("Lima: se acabaron los datos.");
    assertThat(look().alarms()).isEmpty();
  }

  @Test
  void afterARenewalTheMarksAlarmAgain() {
    left = 50;
    assertThat(look().alarms()).hasSize(1);
    left = 5_000;
    assertThat(look().alarms()).isEmpty();
    left = 60;
    assertThat(look().alarms()).hasSize(1);
  }

  @Test
  void theCarrierIsAskedNoMoreOftenThanItAllows() {
    UsageWatch one = watch();
    UsageWatch other = watch();
    for (int minute = 0; minute < 180; minute++) {
      Instant at = NOW.plus(Duration.ofMinutes(minute));
      one.look("maria:lima", "Lima", SIM, at);
      other.look("maria:lima", "Lima", SIM, at);
    }
    assertThat(asked).hasSize(3);
  }

  @Test
  void aLookThatFailsCountsAsALook() {
    UsageWatch failing = new UsageWatch(store, HOUR, List.of(100L), sim -> {
      asked.add(NOW);
      throw new IllegalStateException("the carrier is down");
    });
    assertThatThrownBy(() -> failing.look("id", "Lima", SIM, NOW))
        .hasMessage("the carrier is down");
    assertThat(failing.look("id", "Lima", SIM, NOW.plusSeconds(60)).looked()).isFalse();
    assertThat(asked).hasSize(1);
  }

  @Test
  void readingsAreKeptForAForecast() {
    look();
    left = 800;
    look();
    assertThat(watch().readings("maria:lima"))
        .containsExactly(new UsageReading(NOW, 900), new UsageReading(NOW.plus(HOUR), 800));
    assertThat(watch().readings("nobody")).isEmpty();
  }

  @Test
  void promotionsAreToldOnce() {
    Promotion first = promotion("1", "Double \"data\"");
    Promotion second = promotion("2", "Triple");
    assertThat(new PromotionWatch(store).news("maria", List.of(first))).hasSize(1);
    assertThat(new PromotionWatch(store).news("maria", List.of(first, second)))
        .extracting(news -> news.text().in(Language.ENGLISH))
        .containsExactly("New promotion of Claro: Triple.");
    assertThat(new PromotionWatch(store).news("maria", List.of(second, first))).isEmpty();
    assertThat(new PromotionWatch(store).news("jose", List.of(first))).hasSize(1);
  }

  private UsageWatch.Look look() {
    UsageWatch.Look look = watch().look("maria:lima", "Lima", SIM, now);
    assertThat(look.looked()).isTrue();
    now = now.plus(HOUR);
    return look;
  }

  private UsageWatch watch() {
    return new UsageWatch(store, HOUR, List.of(500L, 100L, 0L), sim -> {
      asked.add(now);
      return Optional.of(new UsageReading(now, left));
    });
  }

  private static Promotion promotion(String id, String title) {
    return Promotion.builder(AdapterId.of("a"), id, Peru.CLARO, title).build();
  }
}
