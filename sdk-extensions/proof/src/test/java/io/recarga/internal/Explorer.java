package io.recarga.internal;

import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.PENDING;
import static io.recarga.journal.State.REVERSED;
import static io.recarga.journal.State.SENDING;
import static io.recarga.journal.State.SUCCEEDED;
import static io.recarga.journal.State.UNKNOWN;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.internal.Model.Book;
import io.recarga.internal.Model.Hand;
import io.recarga.internal.Model.Kind;
import io.recarga.internal.Model.Say;
import io.recarga.internal.Model.Status;
import io.recarga.internal.Model.Way;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Capabilities;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everything that can happen to one obligation between two workers and some carriers,
 * by the real transition function, in steps of a minute: lease, processing and status lag last one
 * each. Time goes on only when nothing overdue is left. Workers may crash, carriers may be asked, and
 * people may cancel at any time; a declined obligation is opened again as often as is set.
 */
final class Explorer {
  private static final Duration HALF = Model.TICK.dividedBy(2);
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("k"),
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));
  private static final EnginePolicy POLICY = EnginePolicy.builder()
      .leaseMargin(HALF)
      .minQuiescence(Model.TICK)
      .notFound(2, Model.TICK)
      .unknownAfter(Model.TICK.multipliedBy(6))
      .pollDelays(List.of(Model.TICK))
      .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
      .sendTries(2)
      .maxAttempts(2)
      .build();
  private static final Route ROUTE = Route.of(Map.of(), null);

  private final List<AdapterId> adapters = new ArrayList<>();
  private final List<Capabilities> capabilities = new ArrayList<>();
  private final int sendBy;
  private final int retries;
  private final LongSet seen = new LongSet();
  private final ArrayDeque<Node> frontier = new ArrayDeque<>();
  private final Map<State, Integer> ends = new java.util.EnumMap<>(State.class);
  private long edges;
  private @Nullable String violation;

  Explorer(int sendBy, int retries, DuplicateLevel... levels) {
    this.sendBy = sendBy;
    this.retries = retries;
    for (DuplicateLevel level : levels) {
      adapters.add(AdapterId.of("carrier" + adapters.size()));
      capabilities.add(Capabilities.builder(level)
          .callTimeout(HALF)
          .limits(new ProcessingLimits(Model.TICK, Model.TICK, "explored"))
          .build());
    }
  }

  /** Explores all; returns the story of a violated invariant, or null. */
  @Nullable
  String run() {
    Event.Claimed first = claim(0, 0);
    JournalRow row = Transitions.open(TOP_UP, "fp", first, Model.at(sendBy), context(0, 0));
    Hand sender = new Hand(Kind.MAY_SEND, 0, 0, row.fence(), 0, 0, null);
    visit(null, "begun", new Explored(0, row, sender, Hand.EMPTY, List.of(), List.of(), retries));
    while (!frontier.isEmpty() && violation == null) {
      Node node = frontier.poll();
      for (int worker = 0; worker < 2; worker++) {
        move(node, worker);
      }
      carriersMove(node);
      peopleMove(node);
      timeMoves(node);
    }
    return violation;
  }

  int states() {
    return seen.size();
  }

  long edges() {
    return edges;
  }

  Map<State, Integer> ends() {
    return ends;
  }

  // What workers do.

  private void move(Node node, int worker) {
    Explored it = node.state;
    Hand hand = it.hand(worker);
    String who = "worker" + worker;
    if (hand.kind() != Kind.IDLE) {
      visit(node, who + " crashes", it.hand(worker, Hand.EMPTY));
    }
    switch (hand.kind()) {
      case IDLE -> look(node, worker, who);
      case PREPARES -> claims(node, worker, who, hand);
      case MAY_SEND -> sends(node, worker, who, hand);
      case WAITS -> {
        Hand heard = hand.heard(Say.NOTHING);
        visit(node, who + " hears nothing", it.hand(worker, heard));
      }
      case HEARD -> writes(node, worker, who, hand);
      case ASKED -> {
        Say say = hand.say();
        Event event = say == null || say == Say.NOTHING
            ? new Event.AskFailed((int) hand.fence(), "down")
            : new Event.Asked(
                (int) hand.fence(),
                Model.at(hand.tick()),
                Model.answer(say, reference(hand.adapter(), hand.serial()), Model.at(hand.tick())));
        apply(node, worker, who + " writes " + say, event, Hand.EMPTY);
      }
    }
  }

  private void look(Node node, int worker, String who) {
    Explored it = node.state;
    Step step = Transitions.step(it.row(), new Event.TimePassed(), context(it));
    if (step.effect() == Effect.CLAIM) {
      Hand hand = new Hand(Kind.PREPARES, 0, 0, 0, step.row().version(), 0, null);
      visit(node, who + " prepares", written(node, it, step.row()).hand(worker, hand));
    } else if (step.effect() == Effect.ASK) {
      ask(node, worker, who, written(node, it, step.row()));
    } else if (step.row() != it.row()) {
      visit(node, who + " sees time passed", written(node, it, step.row()));
    }
    State state = it.row().state();
    boolean waits = state == IN_DOUBT || state == PENDING;
    boolean ended = !state.isOpen() && state != REVERSED;
    if ((waits || ended) && step.effect() != Effect.ASK) {
      ask(node, worker, who + " by a notice", it);
    }
  }

  private void ask(Node node, int worker, String who, Explored it) {
    JournalRow row = it.row();
    int adapter = adapters.indexOf(Rows.adapter(row));
    int serial = serialOf(Rows.reference(row));
    for (Say say : found(it, adapter, serial)) {
      Hand hand = new Hand(Kind.ASKED, adapter, serial, row.attempt(), 0, it.now(), say);
      visit(node, who + " asks: " + say, it.hand(worker, hand));
    }
  }

  private List<Say> found(Explored it, int adapter, int serial) {
    List<Say> says = new ArrayList<>(List.of(Say.NOTHING));
    if (capabilities.get(adapter).duplicates() == DuplicateLevel.BLIND) {
      return says;
    }
    boolean surely = false;
    for (Book book : it.books()) {
      if (book.adapter() != adapter || book.serial() != serial) {
        continue;
      }
      Say say = shown(book);
      if (say != null) {
        says.add(say);
        surely |= book.status() != Status.SOLD || it.now() > book.since();
      }
    }
    if (!surely) {
      says.add(Say.NOT_FOUND);
    }
    return says;
  }

  private static @Nullable Say shown(Book book) {
    return switch (book.status()) {
      case LATE, BURNED -> null;
      case WORKING -> Say.ACCEPTED;
      case SOLD -> Say.DELIVERED;
      case FAILED -> Say.FAILED;
      case GIVEN_BACK -> Say.GIVEN_BACK;
    };
  }

  private void claims(Node node, int worker, String who, Hand hand) {
    Explored it = node.state;
    JournalRow row = it.row();
    if (row.version() != hand.version()) {
      visit(node, who + " was overtaken", it.hand(worker, Hand.EMPTY));
      return;
    }
    Event failed = new Event.ClaimFailed("no token", false);
    apply(node, worker, who + " can't prepare", failed, Hand.EMPTY);
    // Any adapter: the guards must hold by themselves.
    for (int adapter = 0; adapter < adapters.size(); adapter++) {
      int serial = Rows.serial(row, adapters.get(adapter));
      Step step = Transitions.step(row, claim(adapter, serial), context(adapter, it.now()));
      if (step.effect() == Effect.SEND) {
        hold(node, step.row().refundBegan() == null, "T15: sent after a refund was begun");
        boolean elsewhere = !adapters.get(adapter).equals(row.adapter());
        hold(node, !(elsewhere && row.softProven()), "R fail-over needs hard proof");
        Hand next = new Hand(Kind.MAY_SEND, adapter, serial, step.row().fence(), 0, it.now(), null);
        Explored written = written(node, it, step.row());
        visit(node, who + " claims at " + adapters.get(adapter), written.hand(worker, next));
      }
    }
  }

  private void sends(Node node, int worker, String who, Hand hand) {
    Explored it = node.state;
    visit(node, who + " can't connect", it.hand(worker, hand.heard(Say.NOT_SENT)));
    if (hand.tick() != it.now()) {
      return; // Its leave to send is over.
    }
    JournalRow row = it.row();
    hold(node, row.state() == SENDING && row.fence() == hand.fence(), "I6: sent from " + row);
    hold(node, it.ways().isEmpty(), "I7: sent while a request is on its way");
    hold(
        node,
        it.books().stream().noneMatch(book -> book.status() == Status.LATE),
        "I7: sent while a carrier works on a request");
    List<Way> ways = new ArrayList<>(it.ways());
    ways.add(new Way(hand.adapter(), hand.serial(), hand.fence(), it.now() + 1));
    visit(node, who + " sends", it.with(ways, it.books()).hand(worker, hand.waiting()));
  }

  private void writes(Node node, int worker, String who, Hand hand) {
    Say say = hand.say();
    if (say == null) {
      return;
    }
    String reference = reference(hand.adapter(), hand.serial());
    Event event = say == Say.NOT_SENT
        ? new Event.SendFailed(hand.fence(), DeclineReason.NOT_SENT, "refused")
        : new Event.SendEnded(
            hand.fence(), Model.answer(say, reference, Model.at(node.state.now())));
    apply(node, worker, who + " writes " + say, event, Hand.EMPTY);
  }

  private void apply(Node node, int worker, String label, Event event, Hand next) {
    Explored it = node.state;
    Step step = Transitions.step(it.row(), event, context(it));
    visit(node, label, written(node, it, step.row()).hand(worker, next));
  }

  // What carriers do.

  private void carriersMove(Node node) {
    Explored it = node.state;
    for (Way way : it.ways()) {
      List<Way> rest = new ArrayList<>(it.ways());
      rest.remove(way);
      arrive(node, it.with(rest, it.books()), way);
    }
    for (Book book : it.books()) {
      switch (book.status()) {
        case LATE -> change(node, book, Status.SOLD, "sells late");
        case WORKING -> {
          change(node, book, Status.SOLD, "sells what was pending");
          change(node, book, Status.FAILED, "fails what was pending");
        }
        case FAILED -> {
          if (it.now() - book.since() < Model.DEMANDED) {
            change(node, book, Status.SOLD, "sells after all");
          }
        }
        case SOLD -> change(node, book, Status.GIVEN_BACK, "gives back");
        case GIVEN_BACK, BURNED -> {}
      }
    }
  }

  private void change(Node node, Book book, Status status, String label) {
    Explored it = node.state;
    visit(node, "carrier " + label, replaced(it, book, book.as(status, it.now())));
  }

  private static Explored replaced(Explored it, Book book, Book by) {
    List<Book> books = new ArrayList<>(it.books());
    books.set(books.indexOf(book), by);
    return it.with(it.ways(), books);
  }

  private void arrive(Node node, Explored it, Way way) {
    DuplicateLevel level = capabilities.get(way.adapter()).duplicates();
    List<Book> same = it.books().stream()
        .filter(book -> book.adapter() == way.adapter() && book.serial() == way.serial())
        .toList();
    boolean checks = level.mayResend();
    boolean burned = same.stream().anyMatch(book -> book.status() == Status.BURNED);
    boolean late = same.stream().anyMatch(book -> book.status() == Status.LATE);
    if (checks && !same.isEmpty()) {
      Say replay = burned ? Say.USED : shown(same.get(0));
      Say say = level == DuplicateLevel.REPLAYS && replay != null ? replay : Say.USED;
      // It cannot refuse a repeat of what it does not know yet.
      if (!(late && level == DuplicateLevel.REFUSES_REPEAT)) {
        answered(node, it, way, "repeat", say, null);
        return;
      }
    }
    answered(node, it, way, "fails before a sale", Say.NOTHING, null);
    answered(node, it, way, "refuses", Say.REFUSED, null);
    answered(node, it, way, "refuses", Say.REFUSED_BECAUSE_RECENT, null);
    answered(node, it, way, "refuses", Say.REFUSED_FOR_NOW_AND_BURNED, Status.BURNED);
    answered(node, it, way, "sells", Say.DELIVERED, Status.SOLD);
    answered(node, it, way, "works", Say.NOTHING, Status.LATE);
    answered(node, it, way, "accepts", Say.ACCEPTED, Status.WORKING);
    answered(node, it, way, "fails", Say.FAILED, Status.FAILED);
  }

  private void answered(
      Node node, Explored it, Way way, String label, Say say, @Nullable Status status) {
    Explored next = it;
    if (status != null) {
      List<Book> books = new ArrayList<>(it.books());
      books.add(new Book(way.adapter(), way.serial(), status, it.now()));
      next = it.with(it.ways(), books);
    }
    visit(node, "carrier " + label + ", nobody hears", next);
    for (int worker = 0; worker < 2; worker++) {
      Hand hand = it.hand(worker);
      boolean hears = hand.kind() == Kind.WAITS && hand.fence() == way.fence();
      if (hears && say != Say.NOTHING) {
        visit(node, "carrier " + label + ": " + say, next.hand(worker, hand.heard(say)));
      }
    }
  }

  // What people do.

  private void peopleMove(Node node) {
    Explored it = node.state;
    if (it.retries() > 0 && it.row().state() == FAILED) {
      order(node, "retried", it.retries() - 1, new Event.Retried(Model.at(it.now() + 2), "ops"));
    }
    order(node, "refund begun", it.retries(), new Event.RefundBegan("ops"));
    order(node, "cancelled", it.retries(), new Event.Cancelled("ops"));
  }

  private void order(Node node, String label, int retriesLeft, Event event) {
    Explored it = node.state;
    Step step = Transitions.step(it.row(), event, context(it));
    if (step.row() != it.row()) {
      visit(node, label, written(node, it, step.row()).withRetries(retriesLeft));
    }
  }

  private void timeMoves(Node node) {
    Explored it = node.state;
    boolean overdue = it.ways().stream().anyMatch(way -> way.arrivesBy() <= it.now())
        || it.books().stream()
            .anyMatch(book -> book.status() == Status.LATE && book.since() < it.now())
        || isOld(it.one(), it.now())
        || isOld(it.two(), it.now());
    boolean nothingToCome = !it.row().state().isOpen()
        && it.ways().isEmpty()
        && it.books().stream().noneMatch(Explorer::mayStillSell);
    boolean quiet = nothingToCome && it.one().kind() == Kind.IDLE && it.two().kind() == Kind.IDLE;
    if (quiet) {
      ends.merge(it.row().state(), 1, Integer::sum);
    }
    if (!overdue && !quiet && it.now() < Model.LAST_TICK) {
      visit(node, "a minute passes", it.later());
    }
  }

  /** A question takes no longer than its time-out. */
  private static boolean isOld(Hand hand, int now) {
    return hand.kind() == Kind.ASKED && hand.tick() < now;
  }

  private static boolean mayStillSell(Book book) {
    return book.status() == Status.LATE
        || book.status() == Status.WORKING
        || book.status() == Status.FAILED;
  }

  // What must hold.

  private Explored written(Node node, Explored it, JournalRow after) {
    JournalRow before = it.row();
    if (after != before) {
      State from = before.state();
      State to = after.state();
      boolean follows = from.isOpen()
          || from == to
          || (from == SUCCEEDED && to == REVERSED)
          || (from == FAILED && to == NOT_EXECUTED)
          || (from == FAILED && to == UNKNOWN && before.refundBegan() != null);
      hold(node, follows, "I9: " + before + " became " + after + " " + after.note());
      hold(node, before.fence() <= after.fence(), "I10: the fence fell");
      hold(node, before.version() < after.version(), "I10: the version fell");
      hold(node, !to.isOpen() || after.due() != null, "I5: open without a due: " + after);
    }
    return it.with(after);
  }

  private void check(Node node) {
    Explored it = node.state;
    JournalRow row = it.row();
    long net = it.books().stream().filter(book -> book.status() == Status.SOLD).count();
    long gross = it.books().stream().filter(Book::isSale).count();
    hold(node, net <= 1, "I1: sold " + net + " times");
    hold(node, row.state() != SUCCEEDED || gross > 0, "I3: delivered, but nothing was sold");
    boolean negative =
        row.state() == FAILED || row.state() == NOT_EXECUTED || row.state() == REVERSED;
    hold(node, !negative || net == 0, "I4: " + row + " " + row.note() + ", but it was sold");
    OpenCase open = row.openCase();
    hold(
        node,
        open == null || open.cause() == OpenCase.Cause.NO_ANSWER || row.refundBegan() != null,
        "a conflict between answers that are all true: " + open);
  }

  private void hold(Node node, boolean kept, String what) {
    if (!kept && violation == null) {
      violation = what + "\n" + node.story();
    }
  }

  private void visit(@Nullable Node from, String label, Explored next) {
    edges++;
    if (seen.add(next.fingerprint(adapters))) {
      Node node = new Node(from, label, next);
      check(node);
      frontier.add(node);
    }
  }

  // What the transition function is told.

  private Event.Claimed claim(int adapter, int serial) {
    return new Event.Claimed(adapters.get(adapter), ROUTE, reference(adapter, serial), "owner");
  }

  private static String reference(int adapter, int serial) {
    return "R" + adapter + serial;
  }

  private static int serialOf(String reference) {
    return reference.charAt(2) - '0';
  }

  private Context context(Explored it) {
    AdapterId adapter = it.row().adapter();
    return context(adapter == null ? 0 : adapters.indexOf(adapter), it.now());
  }

  private Context context(int adapter, int now) {
    return new Context(
        Model.at(now), 500, POLICY, capabilities.get(adapter), Environment.SANDBOX, adapters, null);
  }

  @Override
  public String toString() {
    return Arrays.toString(capabilities.stream().map(Capabilities::duplicates).toArray())
        + " sendBy " + sendBy + ": " + states() + " states, " + edges + " steps, ends " + ends;
  }

  /** A state and how it came about. */
  private static final class Node {
    private final Path path;
    private final Explored state;

    Node(@Nullable Node from, String label, Explored state) {
      this.path = new Path(from == null ? null : from.path, label);
      this.state = state;
    }

    String story() {
      List<String> lines = new ArrayList<>();
      for (Path path = this.path; path != null; path = path.from()) {
        lines.add(0, path.label());
      }
      return "  " + String.join("\n  ", lines);
    }
  }

  private record Path(@Nullable Path from, String label) {}
}
