package io.recarga.benchmark.catalogue;

import io.recarga.Allowance;
import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists thousands of made-up plans, new objects each time, all of them of one edition. */
final class ManyPlans implements CarrierAdapter {
  private static final List<String> WORDS =
      List.of("Chévere", "Juerga", "Max", "Ilimitado", "Noche", "Semana", "Familia", "Viajero");

  private final AdapterId id = AdapterId.of("many-plans");
  private final int perCarrier;
  private final AtomicInteger edition = new AtomicInteger(1);

  ManyPlans(int plans) {
    perCarrier = plans / Peru.CARRIERS.size();
  }

  /** Has the next reading list the next edition. */
  void next() {
    edition.incrementAndGet();
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    SplittableRandom random = new SplittableRandom(sim.carrier().id().hashCode());
    List<Plan> plans = new ArrayList<>(perCarrier);
    for (int i = 0; i < perCarrier; i++) {
      plans.add(plan(sim.carrier(), i, random));
    }
    return plans;
  }

  private Plan plan(Carrier carrier, int i, SplittableRandom random) {
    int gigabytes = random.nextInt(1, 60);
    int days = random.nextInt(1, 31);
    String word = WORDS.get(random.nextInt(WORDS.size()));
    String price = random.nextInt(1, 300) + "." + 10 * random.nextInt(10);
    return Plan.builder(
            id,
            carrier.id() + "-" + (100_000 + i),
            carrier.brand() + " " + word + " edition" + edition.get() + " " + (1_000 + i % 5_000),
            carrier,
            Money.of(price, "PEN"))
        .description("Paquete " + word + " con " + gigabytes + " GB y llamadas por " + days
            + " días, código " + i)
        .validity(Duration.ofDays(days))
        .allowances(List.of(Allowance.data(1_000L * gigabytes), Allowance.voice(100L * days)))
        .build();
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
  public Route prepare(TopUp topUp) {
    throw new NotSentException("only lists");
  }

  @Override
  public Answer send(Attempt attempt) {
    throw new NotSentException("only lists");
  }

  @Override
  public Answer find(Attempt attempt) {
    throw new NotSentException("only lists");
  }
}
