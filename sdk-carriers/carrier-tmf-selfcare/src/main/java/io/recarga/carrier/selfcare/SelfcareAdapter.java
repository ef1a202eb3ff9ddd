package io.recarga.carrier.selfcare;

import io.recarga.Bill;
import io.recarga.CarrierEvidence;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Points;
import io.recarga.Promotion;
import io.recarga.Quote;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.Usage;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An adapter with more to tell: what the APIs answer is asked there, all else is passed through. */
final class SelfcareAdapter implements CarrierAdapter {
  private final CarrierAdapter adapter;
  private final Parts parts;
  private final Capabilities capabilities;

  SelfcareAdapter(CarrierAdapter adapter, TmfSelfcare selfcare) {
    this.adapter = adapter;
    Capabilities own = adapter.capabilities();
    parts = new Parts(adapter.id(), own, selfcare);
    Set<Question> answers = EnumSet.noneOf(Question.class);
    answers.addAll(own.answers());
    for (Question question : parts.answers()) {
      if (!answers.add(question)) {
        throw new IllegalArgumentException(
            question + ": " + adapter.id() + " answers it itself; leave this API out");
      }
    }
    capabilities = own.toBuilder().answers(answers.toArray(Question[]::new)).build();
  }

  @Override
  public AdapterId id() {
    return adapter.id();
  }

  @Override
  public Environment environment() {
    return adapter.environment();
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    return adapter.prepare(topUp);
  }

  @Override
  public Answer send(Attempt attempt) {
    return adapter.send(attempt);
  }

  @Override
  public Answer find(Attempt attempt) {
    return adapter.find(attempt);
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    return parts.plans == null ? adapter.plans(sim) : parts.plans.of(sim);
  }

  @Override
  public Quote quote(TopUp topUp) {
    return adapter.quote(topUp);
  }

  @Override
  public List<CarrierEvidence> carrierOf(PhoneNumber number) {
    return adapter.carrierOf(number);
  }

  @Override
  public SimBalance simBalance(SimCard sim) {
    return adapter.simBalance(sim);
  }

  @Override
  public List<Promotion> promotions(SimCard sim) {
    return parts.promotions == null ? adapter.promotions(sim) : parts.promotions.of(sim);
  }

  @Override
  public List<HistoryEntry> activity(SimCard sim) {
    return adapter.activity(sim);
  }

  @Override
  public Money wallet() {
    return adapter.wallet();
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    return adapter.history(from, to);
  }

  @Override
  public List<Usage> usage(SimCard sim) {
    return parts.usages == null ? adapter.usage(sim) : parts.usages.of(sim);
  }

  @Override
  public List<Points> points(SimCard sim) {
    return parts.balances == null ? adapter.points(sim) : parts.balances.of(sim);
  }

  @Override
  public List<Bill> bills(SimCard sim) {
    return parts.bills == null ? adapter.bills(sim) : parts.bills.of(sim);
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return adapter.notice(headers, rawBody);
  }

  @Override
  public @Nullable Instant asOf(Question question) {
    if (question == Question.PLANS && parts.plans != null) {
      return parts.plans.asOf();
    }
    if (question == Question.PROMOTIONS && parts.promotions != null) {
      return parts.promotions.asOf();
    }
    return parts.answers().contains(question) ? null : adapter.asOf(question);
  }

  @Override
  public String toString() {
    return adapter.toString();
  }
}
