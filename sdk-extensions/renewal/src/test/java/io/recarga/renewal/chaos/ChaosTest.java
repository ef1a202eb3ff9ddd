package io.recarga.renewal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.mandate.Mandate;
import io.recarga.renewal.mandate.Renewals;
import io.recarga.renewal.mandate.Trigger;
import io.recarga.renewal.payment.CaseKind;
import io.recarga.renewal.payment.PaymentCase;
import io.recarga.renewal.payment.PaymentDesk;
import io.recarga.renewal.payment.PaymentNotice;
import io.recarga.renewal.payment.PaymentOrder;
import io.recarga.renewal.payment.Terms;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.simulator.Execution;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Two machines on one journal and one store, with payments of all kinds, mandates, lost answers,
 * crashes before and after each write, and each machine acting in the middle of the other's steps. In
 * the end the carrier's ledger is the judge.
 */
class ChaosTest {
  private static final int WORLDS = 120;
  private static final ChannelDirectory PERU = ChannelDirectory.read(PeruChannels.json());
  private static final Money FEE = Money.of("1.50", "PEN");
  private static final Money BALANCE = Money.of("1", "PEN");

  // What a carrier delivers at another amount than it was asked for is its own mistake, and a case.
  private static final List<Fault> FAULTS =
      Fault.matrix().stream().filter(fault -> !fault.equals(Fault.OTHER_AMOUNT)).toList();

  @Test
  void noWorldCreditsWithoutPaymentTakesWithoutCreditOrRenewsMoreThanAgreed() {
    Totals totals = new Totals();
    for (int seed = 0; seed < WORLDS; seed++) {
      new World(seed, totals).live();
    }
    System.out.println("chaos: " + totals);
    // The run is worth nothing if it never came near the rules.
    assertThat(totals.crashes).isGreaterThan(WORLDS);
    assertThat(totals.meetings).isGreaterThan(WORLDS);
    assertThat(totals.credited).isGreaterThan(WORLDS);
    assertThat(totals.held).isGreaterThan(WORLDS);
    assertThat(totals.renewals).isGreaterThan(WORLDS);
    assertThat(totals.revoked).isGreaterThan(10);
    assertThat(totals.unknown).isPositive();
  }

  private static final class Totals {
    private int crashes;
    private int meetings;
    private int credited;
    private int held;
    private int renewals;
    private int revoked;
    private int unknown;

    @Override
    public String toString() {
      return WORLDS + " worlds, " + crashes + " crashes, " + meetings + " meetings, " + credited
          + " orders credited, " + held + " payments held as cases, " + renewals + " renewals, "
          + revoked + " mandates revoked, " + unknown + " open cases at the carrier";
    }
  }

  private static final class World {
    private final String name;
    private final Totals totals;
    private final SplittableRandom random;
    private final SimulatorClock clock =
        SimulatorClock.virtual(Instant.parse("2026-11-20T17:00:00Z"));
    private final FaultPlan faults;
    private final FakeCarrier carrier;
    private final Journal journal = Journal.inMemory(10_000);
    private final History history = new History(RenewalStore.inMemory());
    private final List<Machine> machines = new ArrayList<>();
    private final Set<TopUpKey> keys = new HashSet<>();
    private final Map<TopUpKey, List<PaymentNotice>> told = new HashMap<>();
    private final Map<String, Instant> revoked = new HashMap<>();
    private final List<String> sentAfterRevoke = new ArrayList<>();
    private int depth;
    private int payments;

    World(int seed, Totals totals) {
      name = "world " + seed;
      this.totals = totals;
      random = new SplittableRandom(seed);
      faults = FaultPlan.random(seed, 0.35, FAULTS);
      carrier = FakeCarrier.builder(clock).faults(faults).build();
      carrier.onSend(attempt -> {
        String key = attempt.topUp().key().id();
        if (key.startsWith("auto:") && revoked.containsKey(key.split(":", -1)[1])) {
          sentAfterRevoke.add(key);
        }
      });
      machines.add(new Machine(random.split()));
      machines.add(new Machine(random.split()));
    }

    void live() {
      for (int m = 0; m < 3; m++) {
        agree("m" + m);
      }
      for (int step = 0; step < 150; step++) {
        act(one(machines));
        clock.advance(Duration.ofMinutes(random.nextInt(240)));
      }
      rest();
      judge();
      machines.forEach(machine -> machine.recarga.close());
    }

    private void agree(String id) {
      Trigger trigger = random.nextBoolean()
          ? Trigger.lowBalance(Money.of("5", "PEN"))
          : Trigger.monthly(20 + random.nextInt(9));
      Money perMonth = Money.of(String.valueOf(20 + random.nextInt(100)), "PEN");
      machines
          .get(0)
          .calmly(() -> machines
              .get(0)
              .renewals
              .agree(Mandate.ofAmount(id, sim(), trigger, Money.of("20", "PEN"), perMonth, "form")
                  .build()));
    }

    private SimCard sim() {
      return SimCard.of("9876543" + (10 + random.nextInt(90)), Peru.CLARO);
    }

    /** Lets a machine do something; it may die of it. */
    private void act(Machine machine) {
      if (depth > 1) {
        return;
      }
      depth++;
      try {
        something(machine);
      } catch (ShakyStore.CrashException e) {
        // The process is gone; the next step is that of a new one.
      } catch (io.recarga.RechargeException e) {
        // Refused: no money moved.
      } finally {
        depth--;
      }
    }

    private void something(Machine machine) {
      switch (random.nextInt(8)) {
        case 0 -> open(machine);
        case 1, 2 -> pay(machine);
        case 3 -> machine.desk.work(20);
        case 4 -> machine.renewals.runDue(20);
        case 5 -> refresh(machine);
        case 6 -> endOne(machine);
        default -> revokeOne(machine);
      }
    }

    private void open(Machine machine) {
      TopUpKey key = TopUpKey.of("order-" + keys.size());
      keys.add(key);
      Money amount = Money.of(String.valueOf(5 + random.nextInt(40)), "PEN");
      machine.desk.open(
          TopUp.ofAmount(key, sim(), amount), "pagoefectivo", Terms.defaults().agreedFee(FEE));
    }

    private void pay(Machine machine) {
      if (keys.isEmpty()) {
        return;
      }
      TopUpKey key = one(List.copyOf(keys));
      Optional<PaymentOrder> order = machine.desk.find(key);
      if (order.isEmpty()) {
        return;
      }
      List<PaymentNotice> before = told.computeIfAbsent(key, ignored -> new ArrayList<>());
      PaymentNotice notice = !before.isEmpty() && random.nextInt(3) == 0
          ? one(before)
          : notice(order.get().due());
      if (!before.contains(notice)) {
        before.add(notice);
      }
      machine.desk.paid(key, notice);
    }

    private PaymentNotice notice(Money due) {
      Money amount = switch (random.nextInt(6)) {
        case 0 -> Money.of("1", "PEN");
        case 1 -> due.plus(Money.of("2", "PEN"));
        default -> due;
      };
      return new PaymentNotice("p" + payments++, amount, clock.now());
    }

    private void refresh(Machine machine) {
      for (TopUpKey key : allKeys()) {
        if (machine.recarga.find(key).isPresent()) {
          machine.recarga.refresh(key);
        }
      }
    }

    private void endOne(Machine machine) {
      if (!keys.isEmpty() && random.nextInt(4) == 0) {
        TopUpKey key = one(List.copyOf(keys));
        if (machine.desk.find(key).isPresent()) {
          machine.desk.cancel(key, "payer");
        }
      }
    }

    private void revokeOne(Machine machine) {
      if (random.nextInt(12) == 0) {
        String id = "m" + random.nextInt(3);
        machine.renewals.revoke(id, "owner");
        // From here on, not before: the call may have died in the middle.
        revoked.put(id, clock.now());
        totals.revoked++;
      }
    }

    /** Ends all that goes wrong, and lets the machines finish. */
    private void rest() {
      faults.stop();
      machines.forEach(machine -> machine.store.calm());
      // Whoever tells of a payment tells it until it is heard.
      told.forEach(
          (key, notices) -> notices.forEach(notice -> machines.get(0).desk.paid(key, notice)));
      for (int hour = 0; hour < 120; hour++) {
        Machine machine = machines.get(hour % 2);
        refresh(machine);
        machine.desk.work(1_000);
        machine.renewals.runDue(20);
        clock.advance(Duration.ofHours(1));
      }
      clock.advance(Duration.ofDays(5));
      refresh(machines.get(1));
      machines.get(1).desk.work(1_000);
    }

    private void judge() {
      Map<TopUpKey, Money> delivered = delivered();
      for (TopUpKey key : keys) {
        machines.get(0).desk.find(key).ifPresent(order -> judge(order, delivered.get(key)));
        if (machines.get(0).desk.find(key).isEmpty()) {
          assertThat(delivered).as(name).doesNotContainKey(key);
        }
      }
      judgeMandates(delivered);
      assertThat(sentAfterRevoke).as(name).isEmpty();
      totals.renewals += history.renewals();
      machines.forEach(machine -> {
        totals.crashes += machine.store.crashes();
        totals.meetings += machine.store.meetings();
      });
    }

    /** Adds up what the carrier really delivered and did not take back; each key at most once. */
    private Map<TopUpKey, Money> delivered() {
      Map<TopUpKey, Money> all = new HashMap<>();
      Set<String> reversed = new HashSet<>(carrier.ledger().reversed());
      for (Execution execution : carrier.ledger().executions()) {
        if (!reversed.contains(execution.transactionId())) {
          JournalRow row = journal
              .findByReference(AdapterId.of("fake"), execution.reference())
              .orElseThrow();
          assertThat(all.put(row.key(), execution.delivered()))
              .as(name + ": credited twice: " + row.key())
              .isNull();
        }
      }
      return all;
    }

    private void judge(PaymentOrder order, Money credit) {
      String what = name + " " + order;
      Money paid = Money.zero("PEN");
      for (PaymentNotice notice : told.getOrDefault(order.key(), List.of())) {
        paid = paid.plus(notice.amount());
      }
      Money held = Money.zero("PEN");
      for (PaymentCase one : order.cases()) {
        assertThat(one.isOpen()).as(what).isTrue();
        held = held.plus(one.money());
        totals.held++;
      }
      TopUpResult result = machines.get(0).recarga.find(order.key()).orElseThrow();
      boolean openAtCarrier = result instanceof TopUpResult.Unknown;
      boolean notDelivered =
          order.cases().stream().anyMatch(one -> one.kind() == CaseKind.NOT_DELIVERED);
      if (credit != null) {
        assertThat(credit).as(what).isEqualTo(order.amount());
        totals.credited++;
      }
      totals.unknown += openAtCarrier ? 1 : 0;
      if (credit != null || openAtCarrier) {
        // Never credited without payment: one due is not held but spent.
        assertThat(notDelivered && !openAtCarrier).as(what).isFalse();
        assertThat(paid).as(what + ", cases " + order.cases()).isEqualTo(held.plus(order.due()));
      } else {
        // Never paid without credit: all that was paid is held.
        assertThat(paid).as(what + ", cases " + order.cases()).isEqualTo(held);
      }
    }

    private void judgeMandates(Map<TopUpKey, Money> delivered) {
      Map<String, Money> perMonth = new HashMap<>();
      delivered.forEach((key, money) -> {
        if (key.id().startsWith("auto:")) {
          perMonth.merge(history.monthOf(key.id()), money, Money::plus);
        }
      });
      perMonth.forEach((mandateAndMonth, money) -> {
        String id = mandateAndMonth.substring(0, mandateAndMonth.indexOf(' '));
        Money limit = machines.get(0).renewals.find(id).orElseThrow().perMonth();
        assertThat(money).as(name + " " + mandateAndMonth).isLessThanOrEqualTo(limit);
      });
    }

    private List<TopUpKey> allKeys() {
      List<TopUpKey> all = new ArrayList<>(keys);
      for (int m = 0; m < 3; m++) {
        String id = "m" + m;
        history.find("mandate", id).ifPresent(stored -> {
          long serial = Long.parseLong(Doc.read(stored.body()).text("serial"));
          for (long i = 1; i <= serial; i++) {
            all.add(TopUpKey.of("auto:" + id + ":" + i));
          }
        });
      }
      return all;
    }

    private <T> T one(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    private final class Machine {
      private final ShakyStore store;
      private final Recarga recarga;
      private final PaymentDesk desk;
      private final Renewals renewals;

      Machine(SplittableRandom own) {
        store = new ShakyStore(history, own, () -> act(one(machines)));
        recarga =
            Recarga.builder().adapter(carrier).journal(journal).time(clock).build();
        desk = new PaymentDesk(recarga, PERU, store, clock);
        renewals = new Renewals(recarga, store, clock, sim -> Optional.of(BALANCE));
      }

      void calmly(Runnable action) {
        while (true) {
          try {
            action.run();
            return;
          } catch (ShakyStore.CrashException e) {
            // Once more; what was written stays written.
          } catch (IllegalArgumentException e) {
            return;
          }
        }
      }
    }
  }
}
