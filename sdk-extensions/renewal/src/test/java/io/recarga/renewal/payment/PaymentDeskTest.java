package io.recarga.renewal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.UnknownKeyException;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelRefusedException;
import io.recarga.renewal.Language;
import io.recarga.renewal.store.ForwardingStore;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentDeskTest {
  private static final ChannelDirectory PERU = ChannelDirectory.read(PeruChannels.json());
  private static final SimCard SIM = SimCard.of("987654321", Peru.CLARO);
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final Money TWENTY = Money.of("20.00", "PEN");
  private static final TopUp TOP_UP = TopUp.ofAmount(KEY, SIM, TWENTY);
  private static final Terms FEE = Terms.defaults().agreedFee(Money.of("1.50", "PEN"));

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-24T17:00:00Z"));
  private final Wallet wallet = Wallet.of("1000", "PEN");
  private final FakeCarrier carrier = FakeCarrier.builder(clock).wallet(wallet).build();
  private final Journal journal = Journal.inMemory(100);
  private final Recarga recarga =
      Recarga.builder().adapter(carrier).journal(journal).time(clock).build();
  private final RenewalStore store = RenewalStore.inMemory();
  private Money priceNow = TWENTY;
  private final PaymentDesk desk = new PaymentDesk(recarga, PERU, store, clock, order -> priceNow);

  @AfterEach
  void close() {
    recarga.close();
  }

  @Test
  void anOrderTellsWhatToPayWhereUntilWhenAndHow() {
    PaymentOrder order = open();

    assertThat(order.due()).isEqualTo(Money.of("21.50", "PEN"));
    assertThat(order.expires()).isEqualTo(Instant.parse("2026-11-27T17:00:00Z"));
    assertThat(order.instructions(Language.SPANISH))
        .startsWith("Pague S/ 21.50 (S/ 20.00 de recarga más S/ 1.50 de cargo) con la referencia "
            + order.reference() + ".")
        .contains("Vence el 27 de noviembre de 2026, 12:00 (UTC-05:00).", "Dónde: PagoEfectivo.");
    assertThat(order.instructions(Language.CHINESE).get(0)).contains("请支付 S/ 21.50");
    assertThat(order.barcode()).matches("[0-9]{21}").contains("00002150");
    assertThat(order.qr())
        .isEqualTo("recarga:pay?v=1&ref=" + order.reference().digits()
            + "&amount=21.50&currency=PEN&expires=2026-11-27T17:00:00Z");
    assertThat(desk.find(order.reference()).orElseThrow().key()).isEqualTo(KEY);
  }

  @Test
  void nothingIsSentBeforeThePaymentAndOnceAfterIt() {
    open();
    assertThat(carrier.ledger().count()).isZero();

    Paid paid = pay("p1", "21.50");
    assertThat(paid.paymentCase()).isNull();
    assertThat(paid.order().status()).isEqualTo(OrderStatus.PAID);
    deliver();
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(order().status()).isEqualTo(OrderStatus.DELIVERED);

    Paid again = pay("p1", "21.50");
    assertThat(again.repeated()).isTrue();
    assertThat(again.paymentCase()).isNull();
    deliver();
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void theSameKeyGivesTheSameOrderAndAnotherTopUpUnderItIsRefused() {
    assertThat(open().reference()).isEqualTo(open().reference());
    TopUp other = TopUp.ofAmount(KEY, SIM, Money.of("30", "PEN"));
    assertThatThrownBy(() -> desk.open(other, "pagoefectivo", FEE))
        .isInstanceOf(KeyConflictException.class);
  }

  @Test
  void aFeeThatNobodyKnowsIsShownWithWhomToAskAndNeedsConfirmation() {
    assertThatThrownBy(() -> desk.open(TOP_UP, "mail", Terms.defaults()))
        .isInstanceOf(FeeUnknownException.class)
        .hasMessageContaining("The fee of Correo postal is not known. Ask the operator's hotline");
    assertThat(recarga.find(KEY)).isEmpty();
  }

  @Test
  void aChannelThatCannotServeIsRefusedBeforeAnythingIsJournaled() {
    assertThatThrownBy(() -> desk.open(TOP_UP, "bitel-store", FEE))
        .isInstanceOf(ChannelRefusedException.class)
        .hasMessageContaining("claro-store");
    assertThat(recarga.find(KEY)).isEmpty();
  }

  @Test
  void aPartialPaymentIsACaseAndTheOrderStaysOpen() {
    open();
    Paid partial = pay("p1", "20.00");
    assertThat(partial.paymentCase().kind()).isEqualTo(CaseKind.PARTIAL);
    assertThat(partial.paymentCase().money()).isEqualTo(TWENTY);
    assertThat(partial.order().status()).isEqualTo(OrderStatus.OPEN);
    deliver();
    assertThat(carrier.ledger().count()).isZero();

    assertThat(pay("p2", "21.50").order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(pay("p1", "20.00").paymentCase().kind()).isEqualTo(CaseKind.PARTIAL);
  }

  @Test
  void aDoublePaymentIsACase() {
    open();
    pay("p1", "21.50");
    assertThat(pay("p2", "21.50").paymentCase().kind()).isEqualTo(CaseKind.DOUBLE);
    deliver();
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(desk.withOpenCases(null, 9)).hasSize(1);
    assertThat(desk.refunded(KEY, "DOUBLE.p2", "r1").cases()).noneMatch(PaymentCase::isOpen);
    assertThat(desk.withOpenCases(null, 9)).isEmpty();
  }

  @Test
  void whatIsPaidTooMuchIsHeldAndTheRestIsThePayment() {
    open();
    Paid paid = pay("p1", "25.00");
    assertThat(paid.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(paid.paymentCase().kind()).isEqualTo(CaseKind.OVERPAID);
    assertThat(paid.paymentCase().money()).isEqualTo(Money.of("3.50", "PEN"));
  }

  @Test
  void aPaymentAfterTheExpiryIsACase() {
    open();
    clock.advance(Duration.ofDays(3).plusSeconds(1));
    Paid late = pay("p1", "21.50");
    assertThat(late.paymentCase().kind()).isEqualTo(CaseKind.LATE);
    deliver();
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void aPaymentInTimeCountsAlsoWhenItsNoticeComesAfterTheExpiry() {
    open();
    Instant inTime = clock.now().plus(Duration.ofDays(3)).minusSeconds(1);
    clock.advance(Duration.ofDays(3).plusHours(5));
    Paid paid = desk.paid(KEY, new PaymentNotice("p1", Money.of("21.50", "PEN"), inTime));
    assertThat(paid.order().status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void anotherCurrencyIsACase() {
    open();
    Paid wrong = desk.paid(KEY, new PaymentNotice("p1", Money.of("21.50", "USD"), clock.now()));
    assertThat(wrong.paymentCase().kind()).isEqualTo(CaseKind.WRONG);
    assertThatThrownBy(
            () -> desk.paid(TopUpKey.of("nobody"), new PaymentNotice("p2", TWENTY, clock.now())))
        .isInstanceOf(UnknownKeyException.class);
  }

  @Test
  void aPriceThatChangedMeanwhileIsACase() {
    open();
    priceNow = Money.of("22.00", "PEN");
    assertThat(pay("p1", "21.50").paymentCase().kind()).isEqualTo(CaseKind.PRICE_CHANGED);
    deliver();
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void anUnpaidOrderExpiresByItself() {
    open();
    clock.advance(Duration.ofDays(4));
    assertThat(desk.work(9)).isEqualTo(1);
    assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(desk.work(9)).isZero();
  }

  @Test
  void anOrderIsExpiredOnDemandOnceItsTimeIsOver() {
    open();
    assertThat(desk.expire(KEY).status()).isEqualTo(OrderStatus.OPEN);
    clock.advance(Duration.ofDays(3));
    assertThat(desk.expire(KEY).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(pay("p1", "21.50").paymentCase().kind()).isEqualTo(CaseKind.LATE);
  }

  @Test
  void whatIsCancelledTakesNoMoneyAndWhatWasPaidBecomesACase() {
    open();
    assertThat(desk.cancel(KEY, "maria").status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(pay("p1", "21.50").paymentCase().kind()).isEqualTo(CaseKind.LATE);

    TopUpKey other = TopUpKey.of("order-2");
    desk.open(TopUp.ofAmount(other, SIM, TWENTY), "pagoefectivo", FEE);
    desk.paid(other, new PaymentNotice("p2", Money.of("21.50", "PEN"), clock.now()));
    assertThat(desk.cancel(other, "maria").status()).isEqualTo(OrderStatus.NOT_DELIVERED);
    assertThat(desk.find(other).orElseThrow().cases())
        .extracting(PaymentCase::kind, PaymentCase::money)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(CaseKind.NOT_DELIVERED, Money.of("21.50", "PEN")));
  }

  @Test
  void paidAndProvenNotDeliveredIsACaseUntilItIsRefunded() {
    wallet.debit(wallet.balance());
    open();
    pay("p1", "21.50");
    deliver();
    assertThat(order().status()).isEqualTo(OrderStatus.NOT_DELIVERED);
    PaymentCase held = order().cases().get(0);
    assertThat(held.text().in(Language.ENGLISH))
        .isEqualTo(
            "Case: paid and not topped up. Amount: S/ 21.50. It has to be given back or cleared up.");
    assertThat(desk.refundBegins(KEY, held.id(), "maria")).isTrue();
    assertThat(desk.refunded(KEY, held.id(), "r1").cases()).noneMatch(PaymentCase::isOpen);
    assertThatThrownBy(() -> desk.refunded(KEY, held.id(), "r2"))
        .hasMessageStartingWith("caseId: ");
    assertThatThrownBy(() -> recarga.retry(KEY, clock.now().plusSeconds(60), "jose"))
        .isNotNull();
  }

  @Test
  void noRefundBeginsWhenTheLineWasToppedUpAfterAll() {
    wallet.debit(wallet.balance());
    open();
    pay("p1", "21.50");
    deliver();
    wallet.credit(new java.math.BigDecimal("1000"));
    recarga.retry(KEY, clock.now().plusSeconds(60), "jose");

    assertThat(desk.refundBegins(KEY, "NOT_DELIVERED.p1", "maria")).isFalse();
    assertThat(order().status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(order().cases()).noneMatch(PaymentCase::isOpen);
  }

  @Test
  void aCrashBetweenNotingAndTellingTheEngineIsMended() {
    open();
    PaymentDesk crashing = new PaymentDesk(recarga, PERU, new CrashAfterReplace(store), clock);
    assertThatThrownBy(() -> crashing.paid(KEY, notice("p1", "21.50"))).hasMessage("crashed");
    assertThat(recarga.find(KEY).orElseThrow().toString()).contains("AWAITING_PAYMENT");

    desk.work(9);
    deliver();
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(pay("p1", "21.50").repeated()).isTrue();
  }

  @Test
  void mailTakesItsTracking() {
    PaymentOrder order = desk.open(TOP_UP, "mail", FEE);
    assertThat(order.expires()).isEqualTo(clock.now().plus(Duration.ofDays(90)));
    PaymentOrder mailed = desk.mailed(KEY, "RR 123456789 CN");
    assertThat(mailed.instructions(Language.ENGLISH))
        .contains(
            "Mail takes weeks. Keep the tracking number.",
            "Mailed under the tracking number RR 123456789 CN.",
            "Nobody says how long it takes after the payment.");
    clock.advance(Duration.ofDays(40));
    assertThat(pay("p1", "21.50").order().status()).isEqualTo(OrderStatus.PAID);
    assertThatThrownBy(() -> desk.mailed(KEY, "#")).hasMessageStartingWith("trackingNumber: ");
  }

  @Test
  void referencesFindEveryWrongDigitAndSwap() {
    String digits = open().reference().digits();
    for (int i = 0; i < 12; i++) {
      for (char c = '0'; c <= '9'; c++) {
        String wrong = digits.substring(0, i) + c + digits.substring(i + 1);
        if (!wrong.equals(digits)) {
          assertThatThrownBy(() -> PaymentReference.parse(wrong))
              .hasMessageContaining("a digit is wrong");
        }
      }
      if (i > 0 && digits.charAt(i) != digits.charAt(i - 1)) {
        String swapped = digits.substring(0, i - 1)
            + digits.charAt(i)
            + digits.charAt(i - 1)
            + digits.substring(i + 1);
        assertThatThrownBy(() -> PaymentReference.parse(swapped))
            .hasMessageContaining("a digit is wrong");
      }
    }
    assertThat(PaymentReference.parse(" " + open().reference()).digits()).isEqualTo(digits);
  }

  @Test
  void aReferenceThatAnotherKeyHoldsIsNotGivenTwice() {
    PaymentReference taken = PaymentReference.derived("default/order-1", 0);
    store.insert(Stored.first(
        "order-reference", taken.digits(), null, "{\"tenant\":\"default\",\"key\":\"other\"}"));
    assertThat(open().reference()).isEqualTo(PaymentReference.derived("default/order-1", 1));
  }

  private PaymentOrder open() {
    return desk.open(TOP_UP, "pagoefectivo", FEE);
  }

  private PaymentOrder order() {
    return desk.find(KEY).orElseThrow();
  }

  private PaymentNotice notice(String id, String amount) {
    return new PaymentNotice(id, Money.of(amount, "PEN"), clock.now());
  }

  private Paid pay(String id, String amount) {
    return desk.paid(KEY, notice(id, amount));
  }

  /** Lets the engine send what is paid, and the desk look at it. */
  private void deliver() {
    recarga.refresh(KEY);
    clock.advance(Duration.ofMinutes(6));
    desk.work(9);
  }

  /** A store whose process dies right after its first replace. */
  private static final class CrashAfterReplace extends ForwardingStore {
    CrashAfterReplace(RenewalStore store) {
      super(store);
    }

    @Override
    public boolean replace(Stored before, Stored after) {
      super.replace(before, after);
      throw new IllegalStateException("crashed");
    }
  }
}
