package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Walks the transition function through seeded worlds of unhelpful carriers, crashes and late
 * answers, in virtual time. A failing seed is in the message and replays exactly.
 */
class TransitionsWalkTest {
  private static final int WORLDS = Integer.getInteger("walk.worlds", 30_000);
  private static final AdapterId FIRST = AdapterId.of("first");
  private static final AdapterId SECOND = AdapterId.of("second");
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());

  @Test
  void noWorldDoublesLosesOrWronglyDeclines() {
    Map<State, Integer> ends = new EnumMap<>(State.class);
    for (int seed = 0; seed < WORLDS; seed++) {
      ends.merge(new World(seed).run(), 1, Integer::sum);
    }
    // The worlds are only worth something if they reach all the ends.
    assertThat(ends.get(State.SUCCEEDED)).isGreaterThan(WORLDS / 4);
    assertThat(ends.get(State.FAILED)).isGreaterThan(WORLDS / 50);
    assertThat(ends.get(State.UNKNOWN)).isGreaterThan(WORLDS / 50);
    assertThat(ends.get(State.REVERSED)).isGreaterThan(WORLDS / 50);
  }

  /** One obligation, one or two carriers. */
  private static final class World {
    private final String name;
    private final SplittableRandom random;
    private final Map<AdapterId, PretendCarrier> carriers = new LinkedHashMap<>();
    private final References references = new References("world");
    private final TopUp topUp;
    private final boolean keepsLimits;
    private Instant now = DrivenTime.START;
    private final List<Event> late = new ArrayList<>();
    private int retries = 2;

    World(int seed) {
      name = "seed " + seed;
      random = new SplittableRandom(seed);
      keepsLimits = random.nextInt(4) > 0;
      carriers.put(FIRST, carrier());
      if (random.nextBoolean()) {
        carriers.put(SECOND, carrier());
      }
      TopUp plain = TopUp.ofAmount(TopUpKey.of("k" + seed), SIM, Money.of("20", "PEN"));
      boolean patient = random.nextBoolean();
      topUp = patient ? plain.toBuilder().sendBy(now.plus(Duration.ofHours(12))).build() : plain;
    }

    private PretendCarrier carrier() {
      DuplicateLevel[] levels = DuplicateLevel.values();
      return new PretendCarrier(
          random.split(),
          levels[random.nextInt(levels.length)],
          random.nextInt(4) > 0,
          keepsLimits);
    }

    State run() {
      Instant sendBy = topUp.sendBy() == null ? now.plusSeconds(120) : topUp.sendBy();
      JournalRow row = Transitions.open(topUp, "fp", claimOf(FIRST, 0), sendBy, contextAt(FIRST));
      row = decided(send(row));
      while (row.state() == State.FAILED && retries-- > 0 && random.nextBoolean()) {
        row = decided(retried(row));
      }
      // Late executions must not come after a decline, nor late news change an end.
      now = now.plus(Duration.ofDays(3));
      check(row);
      return afterTheEnd(row).state();
    }

    private JournalRow decided(JournalRow first) {
      JournalRow row = first;
      int steps = 0;
      while (row.state().isOpen()) {
        assertThat(++steps).as(name).isLessThan(2000);
        assertThat(row.due()).as(name + " open without a due").isNotNull();
        if (row.due().isAfter(now)) {
          now = row.due();
        }
        row = move(row);
        check(row);
      }
      return row;
    }

    private JournalRow retried(JournalRow row) {
      now = now.plus(Duration.ofMinutes(random.nextInt(3000)));
      Instant sendBy = now.plus(Duration.ofMinutes(random.nextInt(1, 700)));
      JournalRow opened = Transitions.step(
              row, new Event.Retried(sendBy, "ops"), contextAt(Rows.adapter(row)))
          .row();
      assertThat(opened.state().isOpen()).as(name).isEqualTo(Rows.isRetryable(row));
      return opened;
    }

    private JournalRow afterTheEnd(JournalRow ended) {
      JournalRow row = ended;
      for (Event event : late) {
        row = step(row, event).row();
        check(row);
      }
      boolean reverses = row.state() == State.SUCCEEDED && random.nextInt(4) == 0;
      if (reverses) {
        carrierOf(row).giveBack();
      }
      for (int questions = 0; questions < 4; questions++) {
        row = step(row, carrierOf(row).find(row, now)).row();
      }
      if (!reverses || row.state() == State.REVERSED) {
        check(row);
      }
      return row;
    }

    private JournalRow move(JournalRow row) {
      if (!late.isEmpty() && random.nextInt(3) == 0) {
        return step(row, late.remove(random.nextInt(late.size()))).row();
      }
      Step due = step(row, new Event.TimePassed());
      return switch (due.effect()) {
        case ASK -> ask(due.row());
        case CLAIM -> claim(due.row());
        case SEND, NONE -> due.row();
      };
    }

    private JournalRow ask(JournalRow row) {
      Event answer = carrierOf(row).find(row, now);
      if (random.nextInt(8) > 0) {
        return step(row, answer).row();
      }
      late.add(answer); // Asked by a rival that is slower than the next question.
      return step(row, new Event.AskFailed(row.attempt(), "down")).row();
    }

    private JournalRow claim(JournalRow row) {
      if (random.nextInt(10) == 0) {
        return step(row, new Event.ClaimFailed("no token", random.nextBoolean()))
            .row();
      }
      // An edge that proposes any adapter at random: the guards must hold by themselves.
      List<AdapterId> all = List.copyOf(carriers.keySet());
      AdapterId chosen = all.get(random.nextInt(all.size()));
      Step claimed = step(row, claimOf(chosen, Rows.serial(row, chosen)), contextAt(chosen));
      if (claimed.effect() == Step.Effect.SEND) {
        return send(claimed.row());
      }
      AdapterId here = Rows.adapter(row);
      Step again = step(row, claimOf(here, Rows.serial(row, here)), contextAt(here));
      return again.effect() == Step.Effect.SEND ? send(again.row()) : again.row();
    }

    private JournalRow send(JournalRow row) {
      assertThat(row.state()).as(name).isEqualTo(State.SENDING);
      Event answer = carrierOf(row).send(row, now);
      if (answer == null) {
        return row;
      }
      if (random.nextInt(8) == 0) {
        late.add(answer); // A zombie: it reports after others moved on.
        return row;
      }
      now = now.plusSeconds(random.nextInt(20));
      return step(row, answer).row();
    }

    private void check(JournalRow row) {
      long executed = carriers.values().stream()
          .flatMap(carrier -> carrier.sales.stream())
          .filter(sale -> !sale.at().isAfter(now) && !sale.back())
          .count();
      String what = name + ": " + row + " " + row.note();
      assertThat(carriers.values().stream()
              .mapToInt(carrier -> carrier.sales.size())
              .sum())
          .as(what + " doubled")
          .isLessThanOrEqualTo(1);
      if (row.openCase() != null && keepsLimits) {
        assertThat(row.openCase().cause()).as(what).isEqualTo(OpenCase.Cause.NO_ANSWER);
      }
      if (row.state() == State.SUCCEEDED) {
        assertThat(executed).as(what + " phantom").isEqualTo(1);
      } else if (row.state() == State.REVERSED
          || (row.state() == State.FAILED && (keepsLimits || Rows.isRetryable(row)))) {
        // Where a carrier breaks its own limits, "not found" may be wrong; hard proof never is.
        assertThat(executed).as(what + " declined but executed").isZero();
      }
      for (PretendCarrier carrier : carriers.values()) {
        boolean once =
            carrier.level == DuplicateLevel.BLIND || carrier.level == DuplicateLevel.SEARCHABLE;
        if (once && row.doubted() && carriers.size() == 1 && row.softProven()) {
          throw new AssertionError(what + " soft proof where a repeat is executed again");
        }
      }
    }

    private Step step(JournalRow row, Event event) {
      return step(row, event, contextAt(Rows.adapter(row)));
    }

    private Step step(JournalRow row, Event event, Context context) {
      Step step = Transitions.step(row, event, context);
      assertThat(step.row().fence()).as(name).isGreaterThanOrEqualTo(row.fence());
      if (!row.state().isOpen()) {
        boolean reversed = row.state() == State.SUCCEEDED && step.row().state() == State.REVERSED;
        boolean conflict = !keepsLimits && row.state() == State.FAILED;
        if (!conflict) {
          assertThat(step.row().state())
              .as(name)
              .isEqualTo(reversed ? State.REVERSED : row.state());
        }
      }
      return step;
    }

    private Event.Claimed claimOf(AdapterId id, int serial) {
      return new Event.Claimed(
          id, Route.of(Map.of(), null), references.of(topUp.key(), id, serial), "owner");
    }

    private Context contextAt(AdapterId id) {
      return new Context(
          now,
          random.nextInt(1000),
          EnginePolicy.defaults(),
          java.util.Objects.requireNonNull(carriers.get(id)).capabilities(),
          Environment.SANDBOX,
          List.copyOf(carriers.keySet()));
    }

    private PretendCarrier carrierOf(JournalRow row) {
      return java.util.Objects.requireNonNull(carriers.get(Rows.adapter(row)));
    }
  }
}
