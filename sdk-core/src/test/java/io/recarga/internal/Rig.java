package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.Carrier;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.RechargeEvent;
import io.recarga.Routing;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpCheck;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process on a journal: an engine with what a test wants to set. */
final class Rig {
  static final Carrier CLARO = Carrier.builder("claro-pe", "Claro", "PE").build();
  static final SimCard SIM = SimCard.of("987654321", CLARO);
  static final TopUpKey KEY = TopUpKey.of("order-1");
  static final TopUp TOP_UP = topUp("order-1");
  static final Duration PATIENT = Duration.ofSeconds(30);

  final DrivenTime time;
  final List<RechargeEvent> events = new ArrayList<>();
  final Map<AdapterId, AccountLimits> limits = new LinkedHashMap<>();
  final Map<AdapterId, Money> walletFloors = new LinkedHashMap<>();
  final List<TopUpCheck> checks = new ArrayList<>();
  EnginePolicy policy = EnginePolicy.defaults();

  Routing routing = Routing.preferred();

  @Nullable
  Duration repeats;

  @Nullable
  Duration cooldown;

  @Nullable
  Instant backupTaken;

  private final Journal journal;
  private final List<CarrierAdapter> adapters;

  Rig(DrivenTime time, Journal journal, CarrierAdapter... adapters) {
    this.time = time;
    this.journal = journal;
    this.adapters = List.of(adapters);
  }

  Engine engine() {
    return new Engine(new Parts(new Setup(
        journal,
        adapters,
        "test",
        policy,
        time,
        () -> 500,
        limits,
        walletFloors,
        new Emitter(List.of(events::add)),
        new Guards(repeats, cooldown, checks),
        routing,
        backupTaken)));
  }

  /** Does what is due for so long, a minute at a time. */
  void work(Engine engine, Duration duration) {
    Instant end = time.now().plus(duration);
    while (time.now().isBefore(end)) {
      engine.workOnce(100);
      time.advance(Duration.ofMinutes(1));
    }
    engine.workOnce(100);
  }

  JournalRow row(TopUpKey key) {
    return journal.find(key).orElseThrow();
  }

  List<RechargeEvent.Kind> kinds() {
    return events.stream().map(RechargeEvent::kind).toList();
  }

  static TopUp topUp(String key) {
    return TopUp.ofAmount(TopUpKey.of(key), SIM, Money.of("20", "PEN"));
  }

  static io.recarga.Refusal refusal(TopUpResult result) {
    return ((TopUpResult.Declined) result).refusal();
  }

  static io.recarga.Progress progress(TopUpResult result) {
    return ((TopUpResult.Pending) result).progress();
  }
}
