package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An adapter that only lists plans, and can be closed. */
final class Shop implements CarrierAdapter {
  final List<Plan> plans = new ArrayList<>();
  volatile boolean open = true;
  final AtomicInteger asked = new AtomicInteger();
  private final AdapterId id;

  Shop(String name) {
    id = AdapterId.of(name);
  }

  Plan.Builder plan(Carrier carrier, String id, String name, String soles) {
    return Plan.builder(this.id, id, name, carrier, Money.of(soles, "PEN"));
  }

  @Override
  public AdapterId id() {
    return id;
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.builder(DuplicateLevel.BLIND)
        .answers(Question.PLANS)
        .sells(Product.PLAN)
        .build();
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    int ignored = asked.incrementAndGet();
    if (!open) {
      throw new NotSentException(id + " is closed");
    }
    return plans.stream().filter(plan -> plan.carrier().equals(sim.carrier())).toList();
  }

  @Override
  public Route prepare(TopUp topUp) {
    throw new NotSentException("not asked for");
  }

  @Override
  public Answer send(Attempt attempt) {
    throw new NotSentException("not asked for");
  }

  @Override
  public Answer find(Attempt attempt) {
    throw new NotSentException("not asked for");
  }
}
