package io.recarga.simulator;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A carrier without a socket: an adapter that keeps its own books, meets faults when told, and
 * treats a repeated reference exactly as its {@link DuplicateLevel} says. Thread-safe.
 *
 * <p>A stalled call takes the whole call time-out, which on a virtual clock passes at once.
 */
public final class FakeCarrier implements CarrierAdapter {
  private final AdapterId id;
  private final Environment environment;
  private final SimulatorClock clock;
  private final Capabilities capabilities;
  private final Set<Carrier> carriers;
  private final Function<AdapterId, List<Plan>> plans;
  private final Function<TopUp, Money> cost;
  private final FaultPlan faults;
  private final FakeBooks books;
  private final Deque<Answer> told = new ArrayDeque<>();
  private final ConcurrentLinkedQueue<String> sends = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> finds = new ConcurrentLinkedQueue<>();
  private volatile Consumer<Attempt> onSend = attempt -> {};

  private FakeCarrier(Builder b) {
    id = b.id;
    environment = b.environment;
    clock = b.clock;
    carriers = Set.copyOf(b.carriers);
    plans = b.plans;
    cost = b.cost;
    faults = b.faults;
    capabilities = Capabilities.builder(b.duplicates)
        .takes(Capabilities.LineId.NUMBER, Capabilities.LineId.ICCID)
        .sells(Capabilities.Product.AMOUNT, Capabilities.Product.PLAN)
        .answers(
            Question.PLANS, Question.QUOTE, Question.CARRIER_OF, Question.WALLET, Question.HISTORY)
        .callTimeout(b.callTimeout)
        .limits(b.limits)
        .build();
    books = new FakeBooks(id, clock, b.wallet, b.ledger, b.processing);
  }

  /**
   * Makes a carrier that serves lines of every carrier, sells at face value from a wallet of
   * 1,000,000 in PEN, refuses later repeats (D2) and says how long it works.
   */
  public static FakeCarrier create(SimulatorClock clock) {
    return builder(clock).build();
  }

  /** Begins a carrier as {@link #create} makes it. */
  public static Builder builder(SimulatorClock clock) {
    return new Builder(clock);
  }

  /** Lets the next money calls meet {@code faults}, one each. */
  public FakeCarrier next(Fault... faults) {
    this.faults.next(faults);
    return this;
  }

  /** Lets the next money calls be answered with {@code answers}, one each; nothing is executed. */
  public FakeCarrier nextAnswer(Answer... answers) {
    synchronized (told) {
      told.addAll(List.of(answers));
    }
    return this;
  }

  /** Lets {@code hook} run in each money call before the carrier looks at it. */
  public FakeCarrier onSend(Consumer<Attempt> hook) {
    onSend = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /** Returns what was really executed. */
  public Ledger ledger() {
    return books.ledger();
  }

  /** Returns the plan of faults. */
  public FaultPlan faults() {
    return faults;
  }

  /** Returns the references of all money calls in their order, refused connections too. */
  public List<String> sends() {
    return List.copyOf(sends);
  }

  /** Returns the references of all searches in their order. */
  public List<String> finds() {
    return List.copyOf(finds);
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
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    Carrier carrier = topUp.sim().carrier();
    if (!carriers.isEmpty() && !carriers.contains(carrier)) {
      throw new NotServedException(id + " does not serve lines of " + carrier);
    }
    Plan plan = topUp.plan();
    if (plan != null && !plans.apply(id).contains(plan)) {
      throw new NotServedException(id + " does not sell the plan " + plan.id());
    }
    String product = plan == null ? "amount" : plan.id();
    return Route.of(Map.of("product", product), cost.apply(topUp));
  }

  @Override
  public Answer send(Attempt attempt) {
    sends.add(attempt.reference());
    onSend.accept(attempt);
    attempt.permit().check();
    Answer scripted;
    synchronized (told) {
      scripted = told.poll();
    }
    if (scripted != null) {
      return scripted;
    }
    Fault fault = faults.take(attempt.reference());
    Answer answer = books.sell(attempt, cost.apply(attempt.topUp()), fault, capabilities);
    if (fault != null && fault.answer() == Fault.Answer.STALLED) {
      stall();
    }
    return answer;
  }

  @Override
  public Answer find(Attempt attempt) {
    finds.add(attempt.reference());
    return books.find(attempt, capabilities);
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    return plans.apply(id).stream()
        .filter(plan -> plan.carrier().equals(sim.carrier()))
        .toList();
  }

  @Override
  public Quote quote(TopUp topUp) {
    Plan plan = topUp.plan();
    return Quote.of(
        id, plan == null ? topUp.amount() : plan.price(), cost.apply(topUp), null, clock.now());
  }

  @Override
  public List<CarrierEvidence> carrierOf(PhoneNumber number) {
    return carriers.stream()
        .limit(1)
        .map(carrier -> new CarrierEvidence(carrier, CarrierEvidence.Basis.PORTABILITY_LOOKUP))
        .toList();
  }

  @Override
  public Money wallet() {
    return books.balance();
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    return books.history(from, to);
  }

  @Override
  public String toString() {
    return id + " " + capabilities.duplicates() + ": " + ledger();
  }

  private void stall() {
    try {
      clock.sleep(capabilities.callTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Builds a {@link FakeCarrier}. */
  public static final class Builder {
    private final SimulatorClock clock;
    private AdapterId id = AdapterId.of("fake");
    private Environment environment = Environment.SANDBOX;
    private DuplicateLevel duplicates = DuplicateLevel.REFUSES_REPEAT;
    private @Nullable ProcessingLimits limits =
        new ProcessingLimits(Duration.ofMinutes(2), Duration.ofSeconds(30), "FakeCarrier");
    private Duration callTimeout = Duration.ofSeconds(90);
    private Duration processing = Duration.ZERO;
    private List<Carrier> carriers = List.of();
    private Function<AdapterId, List<Plan>> plans = adapter -> List.of();
    private Function<TopUp, Money> cost = FakeBooks::faceValue;
    private FaultPlan faults = FaultPlan.none();
    private Ledger ledger = Ledger.inMemory();
    private Wallet wallet = Wallet.of("1000000", "PEN");

    private Builder(SimulatorClock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Sets the adapter's id; "fake" unless set. */
    public Builder id(String value) {
      id = AdapterId.of(value);
      return this;
    }

    /** Sets whether it claims to move real money; it is a sandbox unless set. */
    public Builder environment(Environment value) {
      environment = Objects.requireNonNull(value, "environment");
      return this;
    }

    /** Sets how it treats a reference that it has seen before. */
    public Builder duplicates(DuplicateLevel value) {
      duplicates = Objects.requireNonNull(value, "duplicates");
      return this;
    }

    /** Sets the processing limits that it states; null if nobody knows them. */
    public Builder limits(@Nullable ProcessingLimits value) {
      limits = value;
      return this;
    }

    /** Sets how long one money call may take; 90 s unless set. */
    public Builder callTimeout(Duration value) {
      callTimeout = Objects.requireNonNull(value, "callTimeout");
      return this;
    }

    /** Sets how long it works on a sale after accepting it; it delivers at once unless set. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Sets whose lines it serves; all unless set. */
    public Builder serves(Carrier... values) {
      carriers = List.of(values);
      return this;
    }

    /** Sets the plans that it sells, made with its id; none unless set. */
    public Builder plans(Function<AdapterId, List<Plan>> value) {
      plans = Objects.requireNonNull(value, "plans");
      return this;
    }

    /** Sets what a top-up costs, in the wallet's currency; its face value unless set. */
    public Builder cost(Function<TopUp, Money> value) {
      cost = Objects.requireNonNull(value, "cost");
      return this;
    }

    /** Sets the wallet. */
    public Builder wallet(Wallet value) {
      wallet = Objects.requireNonNull(value, "wallet");
      return this;
    }

    /** Sets the faults; none unless set. */
    public Builder faults(FaultPlan value) {
      faults = Objects.requireNonNull(value, "faults");
      return this;
    }

    /** Sets the ledger; one in memory unless set. */
    public Builder ledger(Ledger value) {
      ledger = Objects.requireNonNull(value, "ledger");
      return this;
    }

    /** Builds the carrier. */
    public FakeCarrier build() {
      return new FakeCarrier(this);
    }
  }
}
