package io.recarga.proof.chaos;

import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import io.recarga.spi.DuplicateLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Holds what journal and callers say against what the carrier really did, and against the plan. */
final class Verdict {
  private static final int PAGE = 1000;

  private final Plan plan;
  private final int size;
  private final Hits hits;
  private final List<ClientLog> logs;
  private final Set<Integer> orphaned;
  private final int kills;
  private final List<String> violations = new ArrayList<>();
  private final Map<Integer, Ending> endings = new HashMap<>();
  private final Map<Integer, List<Execution>> sales = new HashMap<>();
  private final Set<Integer> late = new HashSet<>();
  private final Set<String> reversed = new HashSet<>();
  private final Totals totals = new Totals();

  Verdict(Plan plan, int size, Hits hits, List<ClientLog> logs, Set<Integer> orphaned, int kills) {
    this.plan = plan;
    this.size = size;
    this.hits = hits;
    this.logs = logs;
    this.orphaned = orphaned;
    this.kills = kills;
  }

  List<String> violations() {
    return violations;
  }

  /** Returns how many ended otherwise than planned, as the death of an app or a busy machine explains. */
  int excused() {
    return totals.excused;
  }

  Hits hits() {
    return hits;
  }

  void used(String cpu) {
    totals.cpu = cpu;
  }

  void took(long asked, long all) {
    totals.askedSeconds = asked;
    totals.seconds = all;
  }

  /**
   * Reads the journal first and then the ledgers: who is still at work may sell in between.
   */
  void judge(Journal journal, Supplier<List<Ledger>> ledgers, String report) {
    logs.forEach(log -> late.addAll(log.late()));
    totals.late = late.size();
    for (State state : State.values()) {
      TopUpKey after = null;
      List<JournalRow> page;
      do {
        page = journal.list(state, after, PAGE);
        for (JournalRow row : page) {
          after = row.key();
          if (Plan.isOurs(row.key())) {
            endings.put(Plan.number(row.key()), Ending.of(row));
          } else {
            violations.add("I8 replay: a row that must not be: " + row);
          }
        }
      } while (page.size() == PAGE);
    }
    for (Ledger ledger : ledgers.get()) {
      ledger
          .executions()
          .forEach(sale -> sales
              .computeIfAbsent(Plan.ofLine(sale.line()), any -> new ArrayList<>())
              .add(sale));
      reversed.addAll(ledger.reversed());
    }
    for (int number = 0; number < size; number++) {
      judge(number);
    }
    report.lines().forEach(line -> hear(line, journal));
    logs.forEach(this::hear);
  }

  private void judge(int number) {
    Ending ending = endings.get(number);
    List<Execution> sold = sales.getOrDefault(number, List.of());
    long net =
        sold.stream().filter(sale -> !reversed.contains(sale.transactionId())).count();
    if (ending == null) {
      hold(sold.isEmpty(), "I2 no lost success", number, "no row");
      hold(false, "I5 no stuck", number, "nobody took it");
      return;
    }
    State state = ending.state();
    totals.count(plan.trouble(number), state);
    totals.doubled += sold.size() > 1 ? 1 : 0;
    totals.stuck += state.isOpen() ? 1 : 0;
    boolean falselyDeclined = (state == State.FAILED || state == State.REVERSED) && net > 0;
    totals.falselyDeclined += falselyDeclined ? 1 : 0;
    totals.lost += state == State.SUCCEEDED && sold.isEmpty() ? 1 : 0;
    totals.atReloadly += plan.lane(number) == Lane.RELOADLY ? 1 : 0;
    hold(sold.size() <= 1, "I1 no double", number, "");
    hold(!falselyDeclined, "I4 no false failure", number, "");
    hold(state != State.SUCCEEDED || sold.size() == 1, "I3 no phantom success", number, "");
    hold(!state.isOpen(), "I5 no stuck", number, "");
    boolean asPlanned = isAsPlanned(number, ending, sold.size());
    boolean explained = state.isOpen() || asPlanned || mayBeOrphaned(number, ending, sold.size());
    hold(explained, "PLAN", number, "");
    if (!asPlanned && !state.isOpen()) {
      totals.excused++;
    }
    if (state == State.UNKNOWN && plan.trouble(number).effect().end(plan.lane(number)) == state) {
      totals.unknownAsPlanned++;
    }
  }

  private boolean isAsPlanned(int number, Ending ending, int sold) {
    Effect effect = plan.trouble(number).effect();
    Lane lane = plan.lane(number);
    State planned = effect.end(lane);
    // What was given back before anybody heard of the sale was never told as delivered.
    boolean sameInEffect = planned == State.REVERSED && ending.isGivenBack();
    return (ending.state() == planned || sameInEffect) && sold == effect.sold(lane);
  }

  /**
   * Says whether the death of an app explains it, or an answer that came too late: nobody then knows
   * what the carrier did.
   */
  private boolean mayBeOrphaned(int number, Ending ending, int sold) {
    State state = ending.state();
    if (plan.trouble(number) == Trouble.REVERSED && state == State.SUCCEEDED) {
      return kills > 0; // The notice in a dead app's hands is taken up two minutes later.
    }
    if (!orphaned.contains(number) && !late.contains(number)) {
      return false;
    }
    if (late.contains(number) && ending.wasNotToBeAsked()) {
      return state == State.UNKNOWN && sold <= 1;
    }
    Lane lane = plan.lane(number);
    return switch (lane.first()) {
      case BLIND -> state == State.UNKNOWN && sold <= 1;
      case SEARCHABLE -> state == State.UNKNOWN && sold == 0;
      default -> lane.hasSecondRoad() && state == State.FAILED && sold == 0;
    };
  }

  /** What arrived on the first road goes on to the second by hard proof only. */
  private void holdRoad(int number, List<Execution> sold) {
    Lane lane = plan.lane(number);
    Trouble trouble = plan.trouble(number);
    boolean elsewhere =
        sold.stream().anyMatch(sale -> !sale.product().equals(lane.first().name()));
    boolean proven = trouble.effect().mayGoElsewhere() || trouble == Trouble.THROTTLED;
    hold(!elsewhere || proven, "R fail-over needs hard proof", number, "sold elsewhere");
  }

  private void hear(String line, Journal journal) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "hit" -> hits.hit(Trouble.valueOf(words[1]), Integer.parseInt(words[2]));
      case "violated" -> violations.add(line.substring(9));
      case "overslept" -> totals.overslept = Integer.parseInt(words[1]);
      case "tokens" -> tokens(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "arrived" -> {
        holdReference(words[2], Integer.parseInt(words[4]));
        DuplicateLevel level = DuplicateLevel.valueOf(words[1]);
        totals.requests += Integer.parseInt(words[3]);
        int number = Integer.parseInt(words[4]);
        if (number < size && level == plan.lane(number).first()) {
          holdRoad(number, sales.getOrDefault(number, List.of()));
        }
        if (!known().contains(Lane.account(level) + " " + words[2])
            && journal.findByReference(Lane.account(level), words[2]).isEmpty()) {
          violations.add("I6 write-ahead: a request without a row: " + line);
        }
      }
      default -> violations.add("the carrier reported: " + line);
    }
  }

  /** The reference changes only when the carrier itself has ended it. */
  private void holdReference(String reference, int number) {
    boolean ended = plan.trouble(number) == Trouble.USED_AND_BURNED;
    hold(reference.endsWith("00") || ended, "R the same reference", number, reference);
  }

  private Set<String> known = Set.of();

  private Set<String> known() {
    if (known.isEmpty()) {
      Set<String> all = new HashSet<>();
      endings.values().forEach(ending -> all.add(String.valueOf(ending.where())));
      known = all;
    }
    return known;
  }

  /** Each app renews a refused token once, however many callers met the refusal; some answers are lost. */
  private void tokens(int given, int revoked) {
    int first = logs.size() * DuplicateLevel.values().length;
    totals.tokens = given;
    if (given > (first + revoked) * 3 / 2) {
      violations.add("I11 budget: " + given + " tokens given, " + revoked + " revoked");
    }
  }

  private void hear(ClientLog log) {
    violations.addAll(log.violations());
    log.threw().forEach((what, count) -> totals.threw.merge(what, count, Integer::sum));
    log.told().forEach((number, told) -> {
      Ending ending = endings.get(number);
      boolean kept = ending == null || ending.state().isOpen() || keepsWord(told, ending.state());
      hold(kept, "I8 replay", number, "told " + told);
      totals.told.merge(told, 1, Integer::sum);
    });
    log.again().forEach((number, told) -> {
      totals.replayed++;
      Ending ending = endings.get(number);
      boolean kept =
          ending != null && (ending.state().isOpen() || told.equals(word(ending.state())));
      hold(kept, "I8 replay", number, "told again " + told);
    });
    totals.closedOn += log.closedOn();
  }

  private static boolean keepsWord(String told, State state) {
    return told.equals("Pending")
        || told.equals(word(state))
        || (told.equals("Delivered") && state == State.REVERSED);
  }

  private static String word(State state) {
    return switch (state) {
      case SUCCEEDED -> "Delivered";
      case FAILED, REVERSED -> "Declined";
      case UNKNOWN -> "Unknown";
      default -> "Pending";
    };
  }

  private void hold(boolean kept, String invariant, int number, String what) {
    if (!kept) {
      violations.add(invariant + ": " + number + " at " + plan.lane(number) + " met "
          + plan.trouble(number) + ", row " + endings.get(number) + ", sold "
          + sales.getOrDefault(number, List.of()) + (orphaned.contains(number) ? ", orphaned" : "")
          + (late.contains(number) ? ", late" : "")
          + " " + what);
    }
  }

  /** Returns the table that the documents show. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("| fault | kinds | met it | delivered | declined | reversed | unknown |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    Map<Integer, List<Trouble>> byFault = new TreeMap<>();
    for (Trouble trouble : Trouble.values()) {
      byFault.computeIfAbsent(trouble.fault(), any -> new ArrayList<>()).add(trouble);
    }
    byFault.forEach((fault, kinds) -> table.append(totals.row(fault, kinds, hits)));
    table.append('\n').append(totals.sum(size, kills, orphaned.size()));
    return table.toString();
  }
}
