package io.recarga.sample.quickstart;

import io.recarga.Money;
import io.recarga.TopUpKey;
import io.recarga.renewal.payment.Paid;
import io.recarga.renewal.payment.PaymentCase;
import io.recarga.renewal.payment.PaymentDesk;
import io.recarga.renewal.payment.PaymentNotice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pretends that the money of an order came, and tops the line up. */
@Command(name = "pay", description = "Tells that an order of this run was paid: open … pay …")
final class PayCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private final Reader reader = new Reader();

  @Option(
      names = "--key",
      required = true,
      converter = Converters.Key.class,
      description = "The order's key.")
  @SuppressWarnings("NullAway.Init")
  private TopUpKey key;

  @Option(
      names = "--paid",
      required = true,
      converter = Converters.Amount.class,
      description = "How much came, in soles.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal paid;

  @Option(names = "--payment", description = "The collector's id of the payment; new unless given.")
  private @Nullable String payment;

  PayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PaymentDesk desk = session.renewal().desk();
    String id = payment == null ? "pay-" + UUID.randomUUID() : payment;
    PaymentNotice notice = notice(id);
    Paid outcome = desk.paid(key, notice);
    PaymentCase held = outcome.paymentCase();
    if (held != null) {
      session.out().println(reader.read(held.text()));
    }
    session.out().println(outcome.order());
    return switch (outcome.order().status()) {
      case PAID, DELIVERED ->
        Results.print(session.wiring().recarga().await(key, Duration.ofSeconds(30)), session.out());
      case OPEN -> ExitCodes.PENDING;
      case EXPIRED, CANCELLED, NOT_DELIVERED -> ExitCodes.DECLINED;
    };
  }

  private PaymentNotice notice(String id) {
    try {
      return new PaymentNotice(id, new Money(paid, Money.zero("PEN").currency()), Instant.now());
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--payment: " + e.getMessage());
    }
  }
}
