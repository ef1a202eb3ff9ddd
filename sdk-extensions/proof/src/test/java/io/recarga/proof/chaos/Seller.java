package io.recarga.proof.chaos;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import io.recarga.spi.DuplicateLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The carrier's office: four accounts, one for each way to treat repeated references, and one set of
 * books. What was sold is in a ledger on disk before anybody hears of it.
 */
final class Seller {
  private static final Money COST = Money.of("1", "PEN");
  private static final long LATER_MILLIS = 700;
  private static final long INTERRUPTED_MILLIS = 700;
  private static final long REVERSED_MILLIS = 6000;
  private static final List<Integer> ERRORS = List.of(500, 502, 503, 504, 408, 425);
  private static final List<Integer> REDIRECTS = List.of(301, 302, 307, 308);

  private final Plan plan;
  private final Ledger ledger;
  private final Notices notices;
  private final Hits hits = new Hits();
  private final Tokens tokens = new Tokens();
  private final Searches searches = new Searches(this);
  private final Map<String, Sale> sales = new ConcurrentHashMap<>();
  private final Map<String, Arrivals> arrivals = new ConcurrentHashMap<>();
  private final AtomicInteger overslept = new AtomicInteger();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sold = new AtomicInteger();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);

  Seller(Plan plan, Ledger ledger, Notices notices) {
    this.plan = plan;
    this.ledger = ledger;
    this.notices = notices;
  }

  Plan plan() {
    return plan;
  }

  Hits hits() {
    return hits;
  }

  Tokens tokens() {
    return tokens;
  }

  void violated(String what) {
    violations.add(what);
  }

  /** Returns the trouble of a number at this account: the second road has none. */
  Trouble trouble(DuplicateLevel level, int number) {
    return plan.lane(number).first() == level ? plan.trouble(number) : Trouble.HEALTHY;
  }

  /** Notes one write of a money call; a call is written once, whatever its answer. */
  void written(String call) {
    if (!written.add(call)) {
      violated("I7 single sender: one call was written twice");
    }
  }

  /**
   * Takes a money call.
   *
   * @param began when the attempt was journaled, in milliseconds since 1970
   */
  Reply send(
      DuplicateLevel level, String token, String reference, String line, String amount, long began)
      throws InterruptedException {
    int number = Plan.ofLine(line);
    Trouble trouble = trouble(level, number);
    if (trouble == Trouble.TOKEN_EXPIRED && hits.hit(trouble, number)) {
      tokens.revoke(token);
    }
    // What the network holds up meets that trouble alone.
    if (!tokens.takes(token) && trouble.fault() != 28) {
      return Reply.of(401, "UNAUTHORIZED");
    }
    Arrivals mine = arrivals.computeIfAbsent(name(level, reference), any -> new Arrivals(number));
    try (mine) {
      int nth = mine.enter(this, level, began);
      Sale known = sales.get(name(level, reference));
      if (known != null) {
        return repeated(level, known, trouble);
      }
      Request request = new Request(level, reference, line, amount, number);
      boolean meetsIt = nth == 1
          || (nth == 2 && trouble == Trouble.RECENT_WITHOUT_SALE)
          || trouble.fault() == 10; // It stays refused.
      // After a burned reference the next one is as good as new.
      boolean isFirst = meetsIt && reference.endsWith("00");
      return isFirst ? troubled(request, trouble, nth) : sold(request);
    }
  }

  /** A money call as it came in. */
  record Request(DuplicateLevel level, String reference, String line, String amount, int number) {}

  private Reply troubled(Request r, Trouble trouble, int nth) throws InterruptedException {
    if (isMine(trouble)) {
      hits.hit(trouble, r.number());
    }
    return switch (trouble) {
      case SOLD_THEN_CLOSED,
          SEARCH_FAILS,
          SEARCH_CONTRADICTS,
          SEARCH_FLAPS,
          SEARCH_LAGS,
          SEARCH_IS_STALE,
          RECENT_AFTER_SALE,
          NOTICE_LOST -> {
        Reply ignored = sold(r);
        yield Reply.close();
      }
      case SOLD_THEN_RESET -> {
        Reply ignored = sold(r);
        yield Reply.reset();
      }
      case SOLD_THEN_SILENT -> {
        Reply answer = sold(r);
        rest(Figures.tooLateMillis(r.level()));
        yield answer;
      }
      case INTERRUPTED -> {
        Reply answer = sold(r);
        rest(INTERRUPTED_MILLIS);
        yield answer;
      }
      case SILENT -> {
        rest(Figures.tooLateMillis(r.level()));
        yield Reply.close();
      }
      case SOLD_LATER, SOLD_AFTER_FIRST_LOOK, SOLD_AFTER_SECOND_LOOK -> {
        Sale sale = put(r, Sale.Stage.UNDER_WAY);
        long delay = trouble == Trouble.SOLD_LATER ? LATER_MILLIS : LATER_MILLIS * 2;
        after(delay, () -> sellAfterLook(r.level(), sale));
        yield Reply.close();
      }
      case STATUS_BEFORE_SALE -> error(r.number());
      case STATUS_AFTER_SALE -> {
        Reply ignored = sold(r);
        yield error(r.number());
      }
      case THROTTLED -> throttled(r.number());
      case REDIRECTED -> redirect(r);
      case HTML -> Reply.of(200, "<html>" + sold(r).body().length() + " is a nice number</html>");
      case TRUNCATED -> sold(r).cut();
      case EMPTY -> Reply.of(200, sold(r).body().substring(0, 0));
      case OTHER_REFERENCE ->
        Reply.of(200, sold(r).body().replace(r.reference(), "AAAAAAAAAAAAAAAAAAAAAAAA00"));
      case OTHER_AMOUNT -> Reply.of(200, sold(r).body().replace("|20", "|25"));
      case UNKNOWN_CODE -> Reply.of(200, sold(r).body().replace("DELIVERED", "MOVED_BY_PIGEON"));
      case OTHER_AMOUNT_SOLD ->
        sold(new Request(r.level(), r.reference(), r.line(), "25", r.number()));
      case REFUSED_AS_500 -> Reply.of(500, "REFUSED");
      case REFUSED_AS_200 -> Reply.of(200, "NO_SUCH_LINE");
      case USED_AND_SOLD -> {
        Reply ignored = sold(r);
        yield Reply.of(409, "USED");
      }
      case USED_AND_BURNED -> {
        Sale ignored = put(r, Sale.Stage.BURNED);
        yield Reply.of(409, "USED");
      }
      case USED_BY_STRANGER -> {
        sales.put(
            name(r.level(), r.reference()),
            new Sale(r.reference(), "911111111", "7", Sale.Stage.SOLD));
        yield Reply.of(409, "USED");
      }
      case RECENT_WITHOUT_SALE -> nth == 1 ? Reply.close() : Reply.of(422, "RECENT");
      case PENDING_SHORTLY, NOTICE_TELLS_FIRST -> pending(r, trouble, 300, true);
      case PENDING_LONG -> pending(r, trouble, 3000, true);
      case PENDING_THEN_FAILED -> pending(r, trouble, 800, false);
      case PENDING_FOR_EVER -> Reply.of(202, put(r, Sale.Stage.PENDING).record());
      case REVERSED -> {
        Reply answer = sold(r);
        after(REVERSED_MILLIS, () -> reverse(r));
        yield answer;
      }
      case NOTICES_REPEATED -> {
        Reply answer = sold(r);
        notices.repeat(r.level(), r.reference());
        yield answer;
      }
      case NOTICE_BEFORE_ANSWER -> {
        Reply answer = sold(r);
        notices.send(r.level(), r.reference());
        yield answer;
      }
      case NOTICES_FORGED -> {
        Reply answer = sold(r);
        notices.forge(r.level(), r.reference());
        yield answer;
      }
      default -> sold(r);
    };
  }

  /** The others are told by whoever stands between caller and carrier. */
  private static boolean isMine(Trouble trouble) {
    return switch (trouble.fault()) {
      case 0, 1, 2, 18, 19, 24, 28, 29, 30, 31, 33 -> false;
      default -> true;
    };
  }

  private Reply repeated(DuplicateLevel level, Sale known, Trouble trouble) {
    if (trouble == Trouble.RECENT_AFTER_SALE) {
      return Reply.of(422, "RECENT");
    }
    synchronized (known) {
      if (known.stage == Sale.Stage.UNDER_WAY) {
        violated("I7 single sender: a repeat of " + known.reference + " while it is under way");
        sell(level, known); // What is not booked yet is not noticed.
      }
    }
    switch (level) {
      case REPLAYS -> {
        synchronized (known) {
          return Reply.of(200, known.record());
        }
      }
      case REFUSES_REPEAT -> {
        return Reply.of(409, "USED");
      }
      default -> {
        // It neither notices nor cares: the same line is charged again.
        violated("I1 no double: a repeat of " + known.reference + " to a carrier at " + level);
        sell(level, known);
        return Reply.of(200, known.record());
      }
    }
  }

  Reply sold(Request r) {
    Sale sale = put(r, Sale.Stage.UNDER_WAY);
    sell(r.level(), sale);
    synchronized (sale) {
      return Reply.of(200, sale.record());
    }
  }

  private Sale put(Request r, Sale.Stage stage) {
    Sale sale = new Sale(r.reference(), r.line(), r.amount(), stage);
    sales.put(name(r.level(), r.reference()), sale);
    return sale;
  }

  private void sell(DuplicateLevel level, Sale sale) {
    synchronized (sale) {
      sale.transaction = "t" + sold.incrementAndGet();
      ledger.record(new Execution(
          sale.reference,
          sale.line,
          level.name(),
          Money.of(sale.amount, "PEN"),
          COST,
          Instant.now(),
          sale.transaction));
      sale.stage = Sale.Stage.SOLD;
      sale.soldAt = System.nanoTime();
    }
  }

  private Reply pending(Request r, Trouble trouble, long millis, boolean sells) {
    Sale sale = put(r, Sale.Stage.PENDING);
    after(millis, () -> {
      if (sells) {
        sell(r.level(), sale);
      } else {
        synchronized (sale) {
          sale.stage = Sale.Stage.FAILED;
        }
      }
      if (trouble == Trouble.NOTICE_TELLS_FIRST) {
        notices.repeat(r.level(), r.reference());
      }
    });
    return Reply.of(202, sale.record());
  }

  private void reverse(Request r) {
    Sale sale = sales.get(name(r.level(), r.reference()));
    if (sale != null) {
      synchronized (sale) {
        ledger.reverse(sale.transaction);
        sale.stage = Sale.Stage.REVERSED;
      }
      notices.send(r.level(), r.reference());
    }
  }

  private Reply error(int number) {
    int status = plan.choice(number, ERRORS);
    Reply reply = Reply.of(status, "");
    return status == 503 || status == 425 ? reply.with("Retry-After", "0") : reply;
  }

  private Reply throttled(int number) {
    Reply reply = Reply.of(429, "THROTTLED");
    return switch (plan.choice(number, List.of(0, 1, 2))) {
      case 0 -> reply;
      case 1 -> reply.with("Retry-After", "0");
      default -> reply.with("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
    };
  }

  private Reply redirect(Request r) {
    String target =
        plan.choice(r.number(), List.of("", "http://localhost:1", "https://localhost:1"));
    return Reply.of(plan.choice(r.number(), REDIRECTS), "")
        .with("Location", target + "/moved?" + r.reference());
  }

  /** Shows what the books hold. */
  Reply find(DuplicateLevel level, String reference) {
    Sale sale = sales.get(name(level, reference));
    return sale == null ? Reply.of(200, "NONE") : searches.look(level, sale);
  }

  /** Sells what is still under way. */
  void sellAfterLook(DuplicateLevel level, Sale sale) {
    synchronized (sale) {
      if (sale.stage == Sale.Stage.UNDER_WAY) {
        sell(level, sale);
      }
    }
  }

  private static String name(DuplicateLevel level, String reference) {
    return level + " " + reference;
  }

  private void after(long millis, Runnable task) {
    var unused = later.schedule(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            violated("the carrier failed: " + e);
          }
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  private static void rest(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Returns all that the judge has to know besides the ledger, a line each. */
  String report() {
    StringBuilder report = new StringBuilder();
    for (Trouble trouble : Trouble.values()) {
      hits.of(trouble).forEach(number -> report.append("hit " + trouble + " " + number + "\n"));
    }
    arrivals.forEach((where, mine) -> report.append("arrived " + where + " " + mine + "\n"));
    violations.forEach(what -> report.append("violated " + what + "\n"));
    notices.violations().forEach(what -> report.append("violated " + what + "\n"));
    report.append("overslept " + overslept + "\n");
    report.append("tokens " + tokens.given() + " " + tokens.revoked() + "\n");
    return report.toString();
  }

  /** The money calls under one reference. */
  private static final class Arrivals implements AutoCloseable {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();
    private final int number;
    // When the attempt that is inside was journaled.
    private volatile long began;

    private Arrivals(int number) {
      this.number = number;
    }

    int enter(Seller seller, DuplicateLevel level, long attemptBegan) {
      if (inside.incrementAndGet() == 1) {
        began = attemptBegan;
      } else if (System.currentTimeMillis() - began < Figures.quietMillis(level)) {
        seller.violated("I7 single sender: two requests at once for " + number);
      } else {
        // The first was to be over by then, as the carrier promises: this machine held it up.
        seller.overslept.incrementAndGet();
      }
      return all.incrementAndGet();
    }

    @Override
    public void close() {
      inside.decrementAndGet();
    }

    @Override
    public String toString() {
      return all + " " + number;
    }
  }
}
