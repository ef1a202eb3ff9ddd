package io.recarga.internal;

import io.recarga.DeclineReason;
import io.recarga.journal.JournalRow;
import io.recarga.spi.Answer;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A carrier in virtual time that keeps its duplicate level and mostly its declared limits, and is as
 * unhelpful as those permit. What it executed is the truth that results are held against.
 */
final class PretendCarrier {
  static final Duration CALL = Duration.ofSeconds(20);
  private static final Duration DEMANDED_WAIT = Duration.ofMinutes(30);
  private static final ProcessingLimits LIMITS =
      new ProcessingLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), "pretended");

  final List<Sale> sales = new ArrayList<>();
  final DuplicateLevel level;
  private final boolean tellsLimits;
  private final Duration lag;
  private final SplittableRandom random;
  private @Nullable Sale failing;
  int sends;

  /** Makes a carrier; one that keeps no limits shows its sales hours late. */
  PretendCarrier(
      SplittableRandom random, DuplicateLevel level, boolean tellsLimits, boolean keepsLimits) {
    this.random = random;
    lag = keepsLimits ? LIMITS.statusLag() : Duration.ofHours(3);
    this.level = level;
    this.tellsLimits = tellsLimits;
  }

  Capabilities capabilities() {
    return Capabilities.builder(level)
        .callTimeout(CALL)
        .limits(tellsLimits ? LIMITS : null)
        .build();
  }

  /** Takes one request; null stands for a caller that crashed before it heard the answer. */
  @Nullable
  Event send(JournalRow row, Instant now) {
    sends++;
    if (level == DuplicateLevel.REFUSES_REPEAT && has(row.reference())) {
      return ended(row, Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none()));
    }
    if (level == DuplicateLevel.REPLAYS && has(row.reference())) {
      boolean back = sales.stream().allMatch(Sale::back);
      return ended(row, back ? Answer.givenBack(Evidence.none()) : delivered(row));
    }
    switch (random.nextInt(13)) {
      case 0 -> {
        return new Event.SendFailed(row.fence(), DeclineReason.NOT_SENT, "refused");
      }
      case 1 -> {
        Duration again = random.nextBoolean() ? Duration.ofSeconds(random.nextInt(30)) : null;
        return ended(row, rejected(Proves.NOTHING_SOLD, again));
      }
      case 2 -> {
        // "Recharged moments ago" is what a first attempt in flight makes it say.
        return ended(row, rejected(Proves.NOTHING_SOLD_NOW, null));
      }
      case 3 -> {
        return ended(row, lost()); // Not executed.
      }
      case 4 -> {
        return null; // The caller crashed before the first byte.
      }
      case 5 -> {
        failing = new Sale(row.reference(), now, false);
        return ended(row, failedRecord());
      }
      case 6 -> {
        sell(row, now.plus(random.nextInt(1, 80), java.time.temporal.ChronoUnit.SECONDS));
        return ended(row, lost());
      }
      case 7 -> {
        sell(row, now);
        return null;
      }
      case 8 -> {
        sell(row, now.plusSeconds(random.nextInt(1, 60)));
        return ended(row, Answer.accepted(Evidence.ofTransaction("t" + sends)));
      }
      case 9 -> {
        sell(row, now);
        giveBack();
        return ended(row, random.nextBoolean() ? Answer.givenBack(Evidence.none()) : lost());
      }
      default -> {
        sell(row, now);
        return ended(row, random.nextBoolean() ? delivered(row) : lost());
      }
    }
  }

  Event find(JournalRow row, Instant now) {
    int mood = random.nextInt(10);
    if (mood == 0) {
      return new Event.AskFailed(row.attempt(), "down");
    }
    if (mood == 1) {
      return asked(row, now, Answer.inDoubt(Doubt.UNREADABLE, Evidence.none()));
    }
    for (Sale sale : sales) {
      boolean shown = !sale.at().plus(lag).isAfter(now);
      boolean maybeShown =
          lag.equals(LIMITS.statusLag()) && !sale.at().isAfter(now) && random.nextBoolean();
      if (sale.reference().equals(row.reference()) && (shown || maybeShown)) {
        return asked(row, now, sale.back() ? Answer.givenBack(Evidence.none()) : delivered(row));
      }
    }
    Sale failed = failing;
    if (failed != null && failed.reference().equals(row.reference())) {
      boolean withinWait = failed.at().plus(DEMANDED_WAIT).isAfter(now);
      if (withinWait && random.nextInt(4) == 0 && !has(row.reference())) {
        failing = null; // It recorded a failure and delivers after all, within the wait.
        sell(row, now);
        return asked(row, now, Answer.accepted(Evidence.none()));
      }
      return asked(row, now, failedRecord());
    }
    return asked(row, now, Answer.notFound(Window.until(now)));
  }

  /** Gives back what it sold. */
  void giveBack() {
    sales.replaceAll(sale -> new Sale(sale.reference(), sale.at(), true));
  }

  private void sell(JournalRow row, Instant at) {
    sales.add(new Sale(Rows.reference(row), at, false));
  }

  private boolean has(@Nullable String reference) {
    return sales.stream().anyMatch(sale -> sale.reference().equals(reference));
  }

  private static Event ended(JournalRow row, Answer answer) {
    return new Event.SendEnded(row.fence(), answer);
  }

  private static Event asked(JournalRow row, Instant now, Answer answer) {
    return new Event.Asked(row.attempt(), now, answer);
  }

  private static Answer lost() {
    return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  }

  private static Answer failedRecord() {
    return Answer.failed(DeclineReason.CARRIER_FAILED, DEMANDED_WAIT, Evidence.none());
  }

  private static Answer delivered(JournalRow row) {
    return Answer.delivered(Delivery.builder(Evidence.ofTransaction("t"))
        .echo(row.reference(), null)
        .build());
  }

  private static Answer rejected(Proves proves, @Nullable Duration retryAfter) {
    return Answer.rejected(new Rejection(
        DeclineReason.CARRIER_UNAVAILABLE, proves, false, retryAfter, Evidence.none()));
  }

  record Sale(String reference, Instant at, boolean back) {}
}
