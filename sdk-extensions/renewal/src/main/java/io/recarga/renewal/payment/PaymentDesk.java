package io.recarga.renewal.payment;

import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.UnknownKeyException;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Fee;
import io.recarga.renewal.LeadTime;
import io.recarga.renewal.Message;
import io.recarga.renewal.Needs;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens orders that are paid later, takes word of payments, and holds each sol that is not simply the
 * payment as a case: partial, double, late, wrong, too much, or at a price that changed. Any number of
 * machines may share store and journal. Thread-safe.
 *
 * <p>Recarga moves no payer's money; it is told. What {@link #work} finds, it also mends: run it every
 * minute or so, on any machine.
 */
public final class PaymentDesk {
  private static final Duration VALID = Duration.ofDays(3);
  private static final Duration VALID_BY_MAIL = Duration.ofDays(90);
  private static final Duration NOTICE_GRACE = Duration.ofHours(24);

  private final Recarga recarga;
  private final ChannelDirectory directory;
  private final RenewalStore store;
  private final TimeSource time;
  private final PriceCheck prices;

  /** Makes a desk whose prices never change. */
  public PaymentDesk(
      Recarga recarga, ChannelDirectory directory, RenewalStore store, TimeSource time) {
    this(recarga, directory, store, time, PaymentOrder::amount);
  }

  /** Makes a desk. */
  public PaymentDesk(
      Recarga recarga,
      ChannelDirectory directory,
      RenewalStore store,
      TimeSource time,
      PriceCheck prices) {
    this.recarga = Objects.requireNonNull(recarga, "recarga");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.store = Objects.requireNonNull(store, "store");
    this.time = Objects.requireNonNull(time, "time");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * Opens an order, or returns the one that was opened under the same key. Nothing is sent to a
   * carrier before it is paid.
   *
   * @throws io.recarga.renewal.ChannelRefusedException if the channel can't serve this line now
   * @throws FeeUnknownException if nobody knows the channel's fee and {@code terms} agree on none
   * @throws io.recarga.RechargeException what {@code recarga.payments().open} throws
   */
  public PaymentOrder open(TopUp topUp, String channelId, Terms terms) {
    Optional<Stored> held = store.find(OrderDoc.KIND, OrderDoc.id(topUp.key()));
    Instant now = time.now();
    if (held.isPresent()) {
      PaymentOrder order = order(held.get());
      Instant payBy = order.expires().plus(NOTICE_GRACE);
      if (now.isBefore(payBy)) {
        // The engine refuses another top-up under the same key.
        recarga.payments().open(with(topUp, order.channel()), payBy);
      }
      return order;
    }
    ChannelEntry entry =
        directory.admit(channelId, topUp.sim().carrier(), Needs.at(now).build());
    Money amount = price(topUp);
    Money fee = fee(entry, amount, terms);
    Instant expires = now.plus(validity(entry, terms));
    recarga.payments().open(with(topUp, entry), expires.plus(NOTICE_GRACE));
    Doc doc = Doc.empty()
        .with("tenant", topUp.key().tenant())
        .with("key", topUp.key().id())
        .with("reference", reserved(topUp.key()).digits())
        .with("channel", entry.id())
        .with("amount", amount)
        .with("fee", fee)
        .with("opened", now)
        .with("expires", expires)
        .with("expected", expected(entry, expires))
        .with("status", OrderStatus.OPEN);
    Stored first = Stored.first(
        OrderDoc.KIND, OrderDoc.id(topUp.key()), expires.plus(NOTICE_GRACE), doc.json());
    store.insert(first);
    return order(stored(topUp.key()));
  }

  private static TopUp with(TopUp topUp, ChannelEntry entry) {
    return topUp.channel() == null ? topUp.toBuilder().channel(entry.channel()).build() : topUp;
  }

  private static Money price(TopUp topUp) {
    Money amount = topUp.amount();
    Plan plan = topUp.plan();
    return amount != null ? amount : Objects.requireNonNull(plan, "plan").price();
  }

  private static Money fee(ChannelEntry entry, Money amount, Terms terms) {
    Money agreed = terms.fee();
    if (agreed != null) {
      return agreed;
    }
    Fee fee = entry.fee().orNull();
    if (fee == null) {
      throw new FeeUnknownException(
          Message.of("order.feeUnknown", entry.name(), entry.feeContact()));
    }
    return fee.on(amount);
  }

  private static Duration validity(ChannelEntry entry, Terms terms) {
    Duration set = terms.validity();
    if (set != null) {
      return set;
    }
    return entry.kind() == Channel.Kind.POSTAL_MAIL ? VALID_BY_MAIL : VALID;
  }

  private static @Nullable Instant expected(ChannelEntry entry, Instant paid) {
    LeadTime lead = entry.leadTime().orNull();
    return lead == null ? null : paid.plus(lead.most());
  }

  /** Reserves a reference; that of the same key is the same again. */
  private PaymentReference reserved(TopUpKey key) {
    String owner = OrderDoc.id(key);
    for (int tries = 0; ; tries++) {
      PaymentReference reference = PaymentReference.derived(owner, tries);
      Doc doc = Doc.empty().with("tenant", key.tenant()).with("key", key.id());
      if (store.insert(Stored.first(OrderDoc.REFERENCE, reference.digits(), null, doc.json()))) {
        return reference;
      }
      Optional<TopUpKey> holder = holder(reference);
      if (holder.filter(key::equals).isPresent()) {
        return reference;
      }
    }
  }

  private Optional<TopUpKey> holder(PaymentReference reference) {
    return store
        .find(OrderDoc.REFERENCE, reference.digits())
        .map(found -> OrderDoc.key(Doc.read(found.body())));
  }

  /** Returns an order; empty for an unknown key. */
  public Optional<PaymentOrder> find(TopUpKey key) {
    return store.find(OrderDoc.KIND, OrderDoc.id(key)).map(this::order);
  }

  /** Returns the order of a reference; empty for an unknown one. */
  public Optional<PaymentOrder> find(PaymentReference reference) {
    return holder(reference).flatMap(this::find);
  }

  /**
   * Takes word that money came. The same payment told again changes nothing.
   *
   * @throws UnknownKeyException if there is no order with that key: the money is for nothing that is
   *     known here, so give it back
   */
  public Paid paid(TopUpKey key, PaymentNotice notice) {
    while (true) {
      Stored before = stored(key);
      Doc doc = Doc.read(before.body());
      if (OrderDoc.payment(doc, notice.paymentId()).isPresent()) {
        PaymentOrder order = OrderDoc.isTaking(doc) ? take(key) : order(before);
        return new Paid(order, caseOf(order, notice.paymentId()), true);
      }
      String as = classified(doc, before, notice);
      Doc after = noted(doc, notice, as);
      if (replace(before, after, OrderDoc.isTaking(after) ? time.now() : before.wake())) {
        PaymentOrder order = as.equals("FULL") ? take(key) : order(stored(key));
        return new Paid(order, caseOf(order, notice.paymentId()), false);
      }
    }
  }

  private String classified(Doc doc, Stored before, PaymentNotice notice) {
    Money due = OrderDoc.due(doc);
    if (!notice.amount().currency().equals(due.currency())) {
      return CaseKind.WRONG.name();
    }
    if (OrderDoc.counted(doc).isPresent()) {
      return CaseKind.DOUBLE.name();
    }
    if (OrderDoc.status(doc) != OrderStatus.OPEN
        || notice.paidAt().isAfter(OrderDoc.expires(doc))) {
      return CaseKind.LATE.name();
    }
    if (notice.amount().compareTo(due) < 0) {
      return CaseKind.PARTIAL.name();
    }
    PaymentOrder order = order(before);
    return prices.priceOf(order).equals(order.amount()) ? "FULL" : CaseKind.PRICE_CHANGED.name();
  }

  private Doc noted(Doc doc, PaymentNotice notice, String as) {
    Doc after = doc.adding("payments", OrderDoc.payment(notice, as));
    String id = notice.paymentId();
    if (!as.equals("FULL")) {
      return OrderDoc.withCase(after, CaseKind.valueOf(as), notice.amount(), id, time.now());
    }
    Money more = notice.amount().minus(OrderDoc.due(doc));
    return more.isPositive()
        ? OrderDoc.withCase(after, CaseKind.OVERPAID, more, id, time.now())
        : after;
  }

  /** Tells the engine of the payment that is noted, as often as it takes: it counts once there. */
  private PaymentOrder take(TopUpKey key) {
    while (true) {
      Stored before = stored(key);
      Doc doc = Doc.read(before.body());
      if (!OrderDoc.isTaking(doc)) {
        return order(before);
      }
      Doc payment = OrderDoc.counted(doc).orElseThrow();
      Money money = OrderDoc.money(payment, "amount");
      Doc after = switch (recarga.payments().paid(key, payment.text("id")).kind()) {
        case TAKEN, REPEATED -> OrderDoc.taken(doc, "FULL").with("status", OrderStatus.PAID);
        case DOUBLE -> refused(doc, CaseKind.DOUBLE, money, payment.text("id"));
        case LATE -> refused(doc, CaseKind.LATE, money, payment.text("id"));
        case NOT_AWAITED -> refused(doc, CaseKind.WRONG, money, payment.text("id"));
      };
      if (replace(before, after, time.now())) {
        return order(stored(key));
      }
    }
  }

  private Doc refused(Doc doc, CaseKind kind, Money money, String paymentId) {
    // The whole payment is held now; a case for its surplus would hold that twice.
    List<Doc> cases = doc.list("cases").stream()
        .filter(one -> !one.text("id").equals(CaseKind.OVERPAID + "." + paymentId))
        .toList();
    Doc bare = OrderDoc.taken(doc.with("cases", cases), kind.name());
    return OrderDoc.withCase(bare, kind, money, paymentId, time.now());
  }

  /**
   * Ends an order that was not paid in time; {@link #work} does so as well.
   *
   * @throws UnknownKeyException if there is no order with that key
   */
  public PaymentOrder expire(TopUpKey key) {
    if (!time.now().isBefore(OrderDoc.expires(Doc.read(stored(key).body())))) {
      recarga.cancel(key, "expired");
      settle(key);
    }
    return order(stored(key));
  }

  /**
   * Gives an order up if nothing was sent yet; money that came is a case then.
   *
   * @param who who wants it, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @throws UnknownKeyException if there is no order with that key
   */
  public PaymentOrder cancel(TopUpKey key, String who) {
    stored(key);
    recarga.cancel(key, who);
    settle(key);
    return order(stored(key));
  }

  /** Notes that the payer mailed the money. */
  public PaymentOrder mailed(TopUpKey key, String trackingNumber) {
    if (!trackingNumber.matches("[A-Za-z0-9 -]{4,40}")) {
      throw new IllegalArgumentException("trackingNumber: give 4 to 40 letters, digits and dashes");
    }
    change(key, doc -> {
      LeadTime lead = directory.entry(doc.text("channel")).leadTime().orNull();
      Instant expected = lead == null ? null : time.now().plus(lead.most());
      return doc.with("tracking", trackingNumber).with("expected", expected);
    });
    return order(stored(key));
  }

  /**
   * Says, before the money of a case is given back, that this begins. Where the line was to be topped
   * up, nothing is sent from then on.
   *
   * @return whether the money may be given back; false when the line was topped up after all, or that
   *     is not known yet
   * @throws IllegalArgumentException if there is no such open case
   */
  public boolean refundBegins(TopUpKey key, String caseId, String who) {
    PaymentCase open = openCase(key, caseId);
    if (open.kind() != CaseKind.NOT_DELIVERED) {
      return true;
    }
    TopUpResult result = recarga.payments().refundBegins(key, who);
    if (result instanceof TopUpResult.Delivered) {
      change(
          key,
          doc -> OrderDoc.closed(doc, caseId, "delivered").with("status", OrderStatus.DELIVERED));
      return false;
    }
    return result instanceof TopUpResult.Declined;
  }

  /**
   * Closes a case: its money was given back, or found its place.
   *
   * @param refundId the evidence, such as the bank's reference of the refund
   * @throws IllegalArgumentException if there is no such open case
   */
  public PaymentOrder refunded(TopUpKey key, String caseId, String refundId) {
    openCase(key, caseId);
    change(key, doc -> OrderDoc.closed(doc, caseId, refundId));
    return order(stored(key));
  }

  private PaymentCase openCase(TopUpKey key, String caseId) {
    return order(stored(key)).cases().stream()
        .filter(one -> one.id().equals(caseId) && one.isOpen())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "caseId: " + key + " has no open case \"" + caseId + "\""));
  }

  /**
   * Mends what a crash left, ends what was not paid in time, and looks how paid orders stand. Safe on
   * any number of machines.
   *
   * @param limit how many orders at most
   * @return how many orders were looked at
   */
  public int work(int limit) {
    List<Stored> due = store.due(OrderDoc.KIND, time.now(), limit);
    for (Stored one : due) {
      settle(OrderDoc.key(Doc.read(one.body())));
    }
    return due.size();
  }

  /** Lists orders with open cases by key after {@code afterId}; null begins with the first. */
  public List<PaymentOrder> withOpenCases(@Nullable String afterId, int limit) {
    List<PaymentOrder> found = new ArrayList<>();
    for (Stored one : store.list(OrderDoc.KIND, afterId, limit)) {
      PaymentOrder order = order(one);
      if (order.cases().stream().anyMatch(PaymentCase::isOpen)) {
        found.add(order);
      }
    }
    return found;
  }

  private void settle(TopUpKey key) {
    Stored before = stored(key);
    if (OrderDoc.isTaking(Doc.read(before.body()))) {
      take(key);
      before = stored(key);
    }
    Doc doc = Doc.read(before.body());
    if (OrderDoc.status(doc) == OrderStatus.OPEN
        && !time.now().isBefore(OrderDoc.expires(doc).plus(NOTICE_GRACE))) {
      recarga.payments().expire(key);
    }
    TopUpResult result = recarga.find(key).orElse(null);
    Settlement next = Settlement.of(doc, result, time.now());
    replace(before, next.doc(), next.wake());
  }

  private void change(TopUpKey key, UnaryOperator<Doc> change) {
    while (true) {
      Stored before = stored(key);
      if (replace(before, change.apply(Doc.read(before.body())), before.wake())) {
        return;
      }
    }
  }

  private boolean replace(Stored before, Doc after, @Nullable Instant wake) {
    return store.replace(before, before.next(wake, after.json()));
  }

  private Stored stored(TopUpKey key) {
    return store
        .find(OrderDoc.KIND, OrderDoc.id(key))
        .orElseThrow(() -> new UnknownKeyException("key: there is no payment order under " + key));
  }

  private PaymentOrder order(Stored stored) {
    return OrderDoc.order(Doc.read(stored.body()), directory);
  }

  private static @Nullable PaymentCase caseOf(PaymentOrder order, String paymentId) {
    return order.cases().stream()
        .filter(one -> one.paymentId().equals(paymentId))
        .filter(one -> one.kind() != CaseKind.NOT_DELIVERED)
        .findFirst()
        .orElse(null);
  }
}
