package io.recarga.journal;

import static io.recarga.journal.PackedBytes.roomOf;

import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A top-up that ended as most do: delivered by its first attempt, and nothing else to tell. Journals
 * in memory keep many of them, and what is kept in thirty objects costs the garbage collector more
 * than all else that a top-up costs the journal.
 */
final class CompactRow implements Held {
  private static final int VERSION = 0;
  private static final int CREATED = VERSION + Long.BYTES;
  private static final int UPDATED = CREATED + PackedBytes.INSTANT;
  private static final int NUMBERS = 2 * Long.BYTES + 3 * PackedBytes.INSTANT;

  private final TopUp topUp;
  private final AdapterId adapter;
  private final Route route;
  private final Environment environment;
  private final byte[] rest;

  private CompactRow(
      TopUp topUp, AdapterId adapter, Route route, Environment environment, byte[] rest) {
    this.topUp = topUp;
    this.adapter = adapter;
    this.route = route;
    this.environment = environment;
    this.rest = rest;
  }

  /** Returns the same as {@code row}, or null where that has more to tell. */
  static @Nullable CompactRow of(JournalRow row) {
    AdapterId adapter = row.adapter();
    Receipt receipt = row.receipt();
    if (adapter == null || receipt == null || !isUsual(row) || !isUsual(receipt, row)) {
      return null;
    }
    byte[] rest = PackedBytes.writer(roomFor(row, receipt))
        .put(row.version())
        .put(row.created())
        .put(row.updated())
        .put(row.sendBy())
        .put(row.fence())
        .put(row.fingerprint())
        .put(row.reference())
        .put(row.owner())
        .put(row.transactionId())
        .put(receipt.confirmation())
        .put(receipt.delivered())
        .put(receipt.cost())
        .put(receipt.fee())
        .bytes();
    return rest == null
        ? null
        : new CompactRow(row.topUp(), adapter, row.route(), receipt.environment(), rest);
  }

  private static int roomFor(JournalRow row, Receipt receipt) {
    return NUMBERS
        + roomOf(row.fingerprint())
        + roomOf(row.reference())
        + roomOf(row.owner())
        + roomOf(row.transactionId())
        + roomOf(receipt.confirmation())
        + roomOf(receipt.delivered())
        + roomOf(receipt.cost())
        + roomOf(receipt.fee());
  }

  private static boolean isUsual(JournalRow row) {
    Evidence said = row.evidence();
    return row.state() == State.SUCCEEDED
        && row.attempt() == 1
        && row.attemptsBefore() == 0
        && row.unsent() == 0
        && row.unprepared() == 0
        && row.polls() == 0
        && row.notFounds() == 0
        && !row.acknowledged()
        && !row.softProven()
        && !row.doubted()
        && !row.pinLeftOut()
        && row.created().equals(row.attemptBegan())
        && row.created().equals(row.referenceBegan())
        && said.code() == null
        && said.words() == null
        && Objects.equals(said.transactionId(), row.transactionId())
        && isSilent(row);
  }

  /** Says whether all is empty that is told of a row now and then. */
  private static boolean isSilent(JournalRow row) {
    return row.serials().isEmpty()
        && row.tried().isEmpty()
        && row.extras().isEmpty()
        && row.leaseUntil() == null
        && row.due() == null
        && row.lastNotFound() == null
        && row.failedSeen() == null
        && row.againHere() == null
        && row.proof() == null
        && row.reason() == null
        && row.note() == null
        && row.openCase() == null
        && row.paymentId() == null
        && row.refundBegan() == null
        && row.resolvedBy() == null;
  }

  private static boolean isUsual(Receipt receipt, JournalRow row) {
    TopUp topUp = row.topUp();
    Plan plan = topUp.plan();
    return receipt.pin() == null
        && receipt.key().equals(topUp.key())
        && receipt.sim().equals(topUp.sim())
        && receipt.adapter().equals(row.adapter())
        && receipt.reference().equals(row.reference())
        && receipt.requestedAt().equals(row.created())
        && receipt.deliveredAt().equals(row.updated())
        && Objects.equals(receipt.transactionId(), row.transactionId())
        && Objects.equals(receipt.amount(), topUp.amount())
        && Objects.equals(receipt.planName(), plan == null ? null : plan.name())
        && Objects.equals(receipt.channel(), topUp.channel());
  }

  JournalRow whole() {
    PackedBytes.Reader in = PackedBytes.reader(rest);
    long version = in.number();
    Instant created = in.instant();
    Instant updated = in.instant();
    Instant sendBy = in.instant();
    long fence = in.number();
    String fingerprint = in.neededText();
    String reference = in.neededText();
    String owner = in.neededText();
    String transactionId = in.text();
    String confirmation = in.text();
    Money delivered = in.money();
    Receipt receipt = Receipt.builder(topUp)
        .attempt(environment, adapter, reference)
        .times(created, updated)
        .delivered(delivered)
        .cost(in.money())
        .fee(in.money())
        .transactionId(transactionId)
        .confirmation(confirmation)
        .build();
    return JournalRow.builder(topUp, fingerprint, sendBy, created)
        .state(State.SUCCEEDED)
        .adapter(adapter)
        .reference(reference)
        .route(route)
        .attempt(1)
        .fence(fence)
        .owner(owner)
        .attemptBegan(created)
        .referenceBegan(created)
        .evidence(Evidence.none().withTransaction(transactionId))
        .transactionId(transactionId)
        .receipt(receipt)
        .updated(updated)
        .version(version)
        .build();
  }

  @Override
  public TopUpKey key() {
    return topUp.key();
  }

  @Override
  public TopUp topUp() {
    return topUp;
  }

  @Override
  public State state() {
    return State.SUCCEEDED;
  }

  @Override
  public Instant created() {
    return PackedBytes.reader(rest, CREATED).instant();
  }

  @Override
  public Instant updated() {
    return PackedBytes.reader(rest, UPDATED).instant();
  }

  @Override
  public long version() {
    return PackedBytes.reader(rest, VERSION).number();
  }

  @Override
  public AdapterId adapter() {
    return adapter;
  }

  @Override
  public String reference() {
    PackedBytes.Reader in = PackedBytes.reader(rest, NUMBERS);
    in.neededText(); // The fingerprint.
    return in.neededText();
  }

  @Override
  public Instant attemptBegan() {
    return created();
  }
}
