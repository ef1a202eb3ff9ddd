package io.recarga.testkit.toy;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Window;
import io.recarga.testkit.toy.ToyPost.ToyReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the invented carrier answers. Broken readers override a step. */
public class ToyReading {
  static final ErrorTable TABLE = ErrorTable.of(
      "Toy",
      List.of(
          row("POOR", DeclineReason.WALLET_TOO_LOW, Proves.NOTHING_SOLD),
          row("SOON", DeclineReason.RECENTLY_RECHARGED, Proves.NOTHING_SOLD_NOW),
          row("EXPIRED", DeclineReason.CREDENTIALS, Proves.NOTHING_SOLD),
          row("USED", DeclineReason.OTHER, Proves.REFERENCE_USED)));

  private static Row row(String code, DeclineReason reason, Proves proves) {
    return new Row(code, Row.ANY_STATUS, reason, proves, false, null, "invented");
  }

  /** Reads the answer to a money call; null when none came. */
  public Answer ofSale(@Nullable ToyReply reply) {
    return reply == null ? Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none()) : ofReply(reply);
  }

  protected Answer ofReply(ToyReply reply) {
    return reply.json() == null
        ? Answer.inDoubt(Doubt.UNREADABLE, Evidence.none())
        : ofJson(reply.status(), reply.json());
  }

  protected Answer ofJson(int status, ToyWire.Reply json) {
    if (json.code() != null) {
      return ofCode(json.code(), status);
    }
    return json.status() == null
        ? Answer.inDoubt(Doubt.UNREADABLE, Evidence.none())
        : ofStatus(json.status(), json);
  }

  protected Answer ofCode(String code, int status) {
    Row row = TABLE.find(code, status);
    return row == null
        ? Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of(code, null))
        : row.toAnswer(null);
  }

  protected Answer ofStatus(String status, ToyWire.Reply json) {
    return switch (status) {
      case "DONE" -> delivered(json);
      case "WAIT" -> Answer.accepted(Evidence.none().withTransaction(json.id()));
      case "FAIL" ->
        Answer.failed(DeclineReason.CARRIER_FAILED, Duration.ZERO, Evidence.of("FAIL", null));
      default -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of(status, null));
    };
  }

  protected Answer delivered(ToyWire.Reply json) {
    return Answer.delivered(Delivery.builder(Evidence.none().withTransaction(json.id()))
        .echo(json.reference(), null)
        .delivered(json.amount() == null ? null : Money.of(json.amount(), "PEN"))
        .build());
  }

  /** Reads the answer to a search that began at {@code began}. */
  public Answer ofSearch(ToyReply reply, Instant began) {
    boolean none = reply.json() != null && "NONE".equals(reply.json().status());
    return none ? Answer.notFound(Window.until(began)) : ofReply(Objects.requireNonNull(reply));
  }
}
