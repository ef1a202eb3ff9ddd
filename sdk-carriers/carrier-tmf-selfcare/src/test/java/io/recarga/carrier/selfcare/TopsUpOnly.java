package io.recarga.carrier.selfcare;

import io.recarga.Environment;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.util.Map;

/** An adapter that answers no question, and sells what it is told to. */
final class TopsUpOnly implements CarrierAdapter {
  private final Capabilities capabilities;

  TopsUpOnly(Question... answers) {
    this(new Product[] {Product.AMOUNT}, answers);
  }

  TopsUpOnly(Product[] sells, Question... answers) {
    capabilities = Capabilities.builder(DuplicateLevel.SEARCHABLE)
        .sells(sells)
        .answers(answers)
        .build();
  }

  @Override
  public AdapterId id() {
    return AdapterId.of("claro-pe");
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    return Route.of(Map.of("by", "the adapter"), null);
  }

  @Override
  public Answer send(Attempt attempt) {
    return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of("the adapter", null));
  }

  @Override
  public Answer find(Attempt attempt) {
    return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of("the adapter", null));
  }
}
