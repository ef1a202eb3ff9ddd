package io.recarga.internal;

import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An adapter whose answers a test writes; it remembers what it was asked. */
final class ScriptedAdapter implements CarrierAdapter {
  static final ProcessingLimits LIMITS =
      new ProcessingLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), "test");

  final List<Attempt> sent = new CopyOnWriteArrayList<>();
  final List<Attempt> asked = new CopyOnWriteArrayList<>();
  final List<String> historyAsked = new CopyOnWriteArrayList<>();
  private final AdapterId id;
  private final DuplicateLevel level;
  private @Nullable ProcessingLimits limits = LIMITS;
  Environment environment = Environment.SANDBOX;
  Function<TopUp, Route> onPrepare = topUp -> Route.of(Map.of("operator", "1"), null);
  Function<Attempt, Answer> onSend = attempt -> delivered(attempt);
  Function<Attempt, Answer> onFind = attempt -> delivered(attempt);
  List<HistoryEntry> history = List.of();
  Function<String, Notice> onNotice = body -> Notice.refused("not signed");

  ScriptedAdapter(String id, DuplicateLevel level) {
    this.id = AdapterId.of(id);
    this.level = level;
  }

  ScriptedAdapter withoutLimits() {
    limits = null;
    return this;
  }

  static Answer delivered(Attempt attempt) {
    return Answer.delivered(io.recarga.spi.Delivery.builder(Evidence.ofTransaction("tx-1"))
        .echo(attempt.reference(), attempt.topUp().sim().number())
        .delivered(attempt.topUp().amount())
        .build());
  }

  @Override
  public AdapterId id() {
    return id;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.builder(level)
        .callTimeout(Duration.ofSeconds(20))
        .queryTimeout(Duration.ofSeconds(5))
        .sells(Capabilities.Product.AMOUNT, Capabilities.Product.PLAN)
        .limits(limits)
        .build();
  }

  @Override
  public Route prepare(TopUp topUp) {
    return onPrepare.apply(topUp);
  }

  @Override
  public Answer send(Attempt attempt) {
    sent.add(attempt);
    return onSend.apply(attempt);
  }

  @Override
  public Answer find(Attempt attempt) {
    asked.add(attempt);
    return onFind.apply(attempt);
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return onNotice.apply(new String(rawBody, StandardCharsets.UTF_8));
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    historyAsked.add(from + " to " + to);
    return history;
  }
}
