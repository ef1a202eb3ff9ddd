package io.recarga.proof.sim;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.proof.sim.Chaos.Kind;
import io.recarga.proof.sim.Obligation.Sale;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A carrier with its books. It keeps its duplicate level and, unless it breaks them, its declared
 * limits, and is as unhelpful as those permit.
 */
final class SimCarrier {
  private static final Duration MAX_PROCESSING = Duration.ofSeconds(60);
  private static final Duration STATUS_LAG = Duration.ofSeconds(30);
  private static final Duration DEMANDED_WAIT = Duration.ofMinutes(30);

  final AdapterId id;
  final Capabilities capabilities;
  final boolean keepsLimits;
  private final World world;
  private final Map<String, List<BookEntry>> records = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final SimNotices notices;
  private int transactions;

  SimCarrier(World world, String name, SplittableRandom random) {
    this.world = world;
    this.notices = new SimNotices(world, this);
    id = AdapterId.of(name);
    int lot = random.nextInt(9);
    DuplicateLevel level = lot == 0
        ? DuplicateLevel.BLIND
        : lot < 3
            ? DuplicateLevel.SEARCHABLE
            : lot < 7 ? DuplicateLevel.REFUSES_REPEAT : DuplicateLevel.REPLAYS;
    keepsLimits = !world.chaos.strikes(Kind.BREAKS_LIMITS, null);
    boolean tellsLimits = random.nextInt(4) > 0;
    capabilities = Capabilities.builder(level)
        .callTimeout(Duration.ofSeconds(random.nextBoolean() ? 20 : 90))
        .limits(tellsLimits ? new ProcessingLimits(MAX_PROCESSING, STATUS_LAG, "simulated") : null)
        .build();
  }

  DuplicateLevel level() {
    return capabilities.duplicates();
  }

  /** Says whether nothing of what is sent here needs to stay unknown. */
  boolean canAlwaysTell() {
    return level().mayResend() && capabilities.limits() != null && keepsLimits;
  }

  /** Says whether it will never take the reference again, because of its own word. */
  boolean hasEnded(String reference) {
    return ended.contains(reference);
  }

  /** Takes a request whose bytes arrive now. */
  void take(Request request) {
    world.judge.arrived(request);
    List<BookEntry> earlier = records.computeIfAbsent(request.reference, key -> new ArrayList<>());
    answer(request, answerTo(request, earlier));
  }

  private void answer(Request request, @Nullable Answer answer) {
    Obligation about = request.obligation;
    boolean lost = world.chaos.strikes(Kind.ANSWER_LOST, about);
    long takes = nanos(Duration.ofMillis(50 + luck(about).nextInt(4_000)));
    request.answersAt = world.scheduler.nanos() + takes;
    request.worksUntil = Math.max(request.worksUntil, request.answersAt);
    request.answer = lost ? null : answer;
    world.log(
        40,
        about,
        () -> id + " takes " + request.reference + " of " + about + ": "
            + (lost ? "the answer is lost: " : "") + answer);
  }

  private @Nullable Answer answerTo(Request request, List<BookEntry> earlier) {
    boolean checks = level() == DuplicateLevel.REFUSES_REPEAT || level() == DuplicateLevel.REPLAYS;
    if (checks && ended.contains(request.reference)) {
      request.obligation.excuse("nobody heard that the carrier ended the reference");
      return Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none());
    }
    if (level() == DuplicateLevel.REPLAYS && !earlier.isEmpty()) {
      return told(earlier.get(0));
    }
    boolean known = earlier.stream().anyMatch(it -> it.known <= world.scheduler.nanos());
    if (level() == DuplicateLevel.REFUSES_REPEAT && known) {
      return Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none());
    }
    return fresh(request, earlier);
  }

  private @Nullable Answer fresh(Request request, List<BookEntry> books) {
    Chaos chaos = world.chaos;
    Obligation about = request.obligation;
    if (chaos.strikes(Kind.REQUEST_LOST, about)) {
      return Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("500", null));
    }
    if (chaos.strikes(Kind.REJECTED_NOW, about)) {
      return rejected(Proves.NOTHING_SOLD_NOW, false, null);
    }
    if (chaos.strikes(Kind.REJECTED, about)) {
      boolean burns = chaos.strikes(Kind.BURNED, about);
      if (burns) {
        ended.add(request.reference);
      }
      Duration[] waits = {null, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(10)};
      int choice = luck(about).nextInt(waits.length);
      // To try the same again at once makes no sense with a reference that is gone.
      return rejected(Proves.NOTHING_SOLD, burns, burns && choice == 1 ? null : waits[choice]);
    }
    Money owed = about.topUp.amount();
    if (owed == null) {
      throw new IllegalStateException("amounts only");
    }
    boolean other = chaos.strikes(Kind.OTHER_AMOUNT, about);
    Money amount = other ? Money.of("1", "PEN") : owed;
    if (other) {
      about.excuse("another amount was sold");
    }
    String transaction = id + "-" + ++transactions;
    BookEntry record = new BookEntry(about, request.reference, transaction, amount);
    books.add(record);
    return course(request, record);
  }

  private @Nullable Answer course(Request request, BookEntry record) {
    Chaos chaos = world.chaos;
    Obligation about = record.obligation;
    SplittableRandom random = luck(about);
    long now = world.scheduler.nanos();
    if (chaos.strikes(Kind.LATE_EXECUTION, about)) {
      Duration late = Duration.ofMillis(random.nextInt(60_000));
      sell(record, late, request);
      return null;
    }
    if (chaos.strikes(Kind.PENDING_FOR_EVER, about)) {
      record.obligation.excuse("it stays pending for ever");
      show(record, now, now);
      return accepted(record);
    }
    if (chaos.strikes(Kind.PENDING_HOURS, about)) {
      show(record, now, now);
      Duration hours = Duration.ofMinutes(10 + random.nextInt(20 * 60));
      if (random.nextInt(3) == 0) {
        world.scheduler.after(hours, () -> fail(record));
      } else {
        sell(record, hours, null);
      }
      return accepted(record);
    }
    if (chaos.strikes(Kind.PENDING, about)) {
      show(record, now, now + nanos(lag(record)));
      sell(record, Duration.ofMillis(random.nextInt(60_000)), request);
      return accepted(record);
    }
    if (chaos.strikes(Kind.FAILED_RECORD, about)) {
      show(record, now, now + nanos(lag(record)));
      fail(record);
      return told(record);
    }
    sell(record, Duration.ZERO, request);
    if (chaos.strikes(Kind.GIVEN_BACK, about)) {
      giveBack(record);
    } else if (chaos.strikes(Kind.REVERSED, about)) {
      world.scheduler.after(Duration.ofMinutes(1 + random.nextInt(3000)), () -> giveBack(record));
    }
    return chaos.strikes(Kind.GARBLED, about)
        ? Answer.delivered(
            Delivery.builder(Evidence.none()).echo("SOMEONEELSES", null).build())
        : told(record);
  }

  private void sell(BookEntry record, Duration later, @Nullable Request request) {
    long at = world.scheduler.nanos() + nanos(later);
    if (record.known == 0) {
      record.known = at;
    }
    if (record.shows == 0) {
      show(record, at, at + nanos(lag(record)));
    }
    if (request != null) {
      request.worksUntil = Math.max(request.worksUntil, at);
    }
    if (later.isZero()) {
      execute(record);
    } else {
      world.scheduler.after(later, () -> execute(record));
    }
  }

  private void execute(BookEntry record) {
    Sale sale = new Sale(id.value(), record.amount);
    record.sale = sale;
    record.status = BookEntry.Status.SOLD;
    record.obligation.sales.add(sale);
    world.log(41, record.obligation, () -> id + " sells " + record.obligation);
    world.judge.sold(record.obligation, this);
    notices.tell(record);
  }

  private void fail(BookEntry record) {
    record.status = BookEntry.Status.FAILED;
    record.known = world.scheduler.nanos();
    world.log(42, record.obligation, () -> id + " records a failure of " + record.obligation);
    notices.tell(record);
    if (world.chaos.strikes(Kind.DELIVERS_AFTER_ALL, record.obligation)) {
      long within = DEMANDED_WAIT.toSeconds() - 1;
      world.scheduler.after(
          Duration.ofSeconds(luck(record.obligation).nextLong(within)), () -> execute(record));
    } else {
      ended.add(record.reference);
    }
  }

  private void giveBack(BookEntry record) {
    Sale sale = record.sale;
    if (sale != null) {
      sale.back = true;
      record.status = BookEntry.Status.GIVEN_BACK;
      world.log(43, record.obligation, () -> id + " gives back " + record.obligation);
      notices.tell(record);
    }
  }

  private void show(BookEntry record, long may, long always) {
    if (record.status == BookEntry.Status.WORKING && may == world.scheduler.nanos()) {
      record.known = may;
    }
    record.mayShow = may;
    record.shows = Math.max(1, always);
  }

  /** Answers what it shows of an attempt now. */
  Answer find(Attempt attempt) {
    long now = world.scheduler.nanos();
    for (BookEntry record : records.getOrDefault(attempt.reference(), List.of())) {
      boolean maybe = now >= record.mayShow && luck(record.obligation).nextBoolean();
      if (record.shows <= now || maybe) {
        return told(record);
      }
    }
    return Answer.notFound(Window.until(world.scheduler.now()));
  }

  private Answer told(BookEntry record) {
    Evidence evidence = Evidence.ofTransaction(record.transactionId);
    return switch (record.status) {
      case WORKING -> Answer.accepted(evidence);
      case FAILED -> Answer.failed(DeclineReason.CARRIER_FAILED, DEMANDED_WAIT, evidence);
      case GIVEN_BACK -> Answer.givenBack(evidence);
      case SOLD ->
        Answer.delivered(Delivery.builder(evidence)
            .echo(record.reference, record.obligation.topUp.sim().number())
            .delivered(record.amount)
            .build());
    };
  }

  private static Answer accepted(BookEntry record) {
    return Answer.accepted(Evidence.ofTransaction(record.transactionId));
  }

  private static Answer rejected(Proves proves, boolean burns, @Nullable Duration again) {
    return Answer.rejected(new Rejection(
        DeclineReason.CARRIER_UNAVAILABLE, proves, burns, again, Evidence.of("NO", null)));
  }

  private Duration lag(BookEntry record) {
    long most = keepsLimits ? STATUS_LAG.toMillis() : Duration.ofHours(3).toMillis();
    return Duration.ofMillis(luck(record.obligation).nextLong(most));
  }

  private static SplittableRandom luck(Obligation about) {
    return about.luck.random;
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
