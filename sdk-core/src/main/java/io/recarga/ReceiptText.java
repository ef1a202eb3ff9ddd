package io.recarga;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays a receipt out in the width of a receipt printer. */
final class ReceiptText {
  // An offset, because the short names of zones differ between Java versions.
  private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
      .appendPattern("uuuu-MM-dd HH:mm:ss ")
      .appendOffset("+HH:MM", "UTC")
      .toFormatter(Locale.ROOT);

  private final int columns;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder();

  ReceiptText(int columns, ZoneId zone) {
    if (columns != 32 && columns != 48) {
      throw new IllegalArgumentException("columns: 32 or 48, not " + columns);
    }
    this.columns = columns;
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  String of(Receipt receipt) {
    centred("TOP-UP RECEIPT");
    if (receipt.environment() == Environment.SANDBOX) {
      centred("TEST - NO REAL MONEY");
    }
    out.append("-".repeat(columns)).append('\n');
    line("Carrier", receipt.sim().carrier().brand());
    line("Line", lineOf(receipt.sim()));
    line("Plan", receipt.planName());
    line("Amount", receipt.amount());
    line("Delivered", differs(receipt) ? receipt.delivered() : null);
    Money fee = receipt.fee();
    line("Fee", fee == null || fee.isZero() ? null : fee);
    line("Channel", channelOf(receipt));
    line("Date", TIME.format(receipt.deliveredAt().atZone(zone)));
    line("Order", receipt.key().id());
    line("Reference", receipt.reference());
    line("Transaction", receipt.transactionId());
    line("Confirmation", receipt.confirmation());
    pin(receipt.pin());
    out.append("-".repeat(columns)).append('\n');
    return out.toString();
  }

  private static Object lineOf(SimCard sim) {
    PhoneNumber number = sim.number();
    return number != null ? number : sim.isErased() ? "(erased)" : String.valueOf(sim.iccid());
  }

  private static boolean differs(Receipt receipt) {
    Money delivered = receipt.delivered();
    return delivered != null && !delivered.equals(receipt.amount());
  }

  private static @Nullable String channelOf(Receipt receipt) {
    Channel channel = receipt.channel();
    if (channel == null) {
      return null;
    }
    String name = channel.name();
    return name != null ? name : channel.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void pin(@Nullable Pin pin) {
    if (pin == null) {
      return;
    }
    line("PIN", pin.code());
    line("Serial", pin.serial());
    line("How to use", pin.instructions());
  }

  private void centred(String text) {
    out.append(" ".repeat((columns - text.length()) / 2)).append(text).append('\n');
  }

  /** Writes name and value on one line, or the value on lines of its own where it is too long. */
  private void line(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    // What a carrier wrote must not break the printer's layout.
    String text = value.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    if (text.isEmpty()) {
      return;
    }
    int gap = columns - name.length() - text.length();
    if (gap >= 1) {
      out.append(name).append(" ".repeat(gap)).append(text).append('\n');
      return;
    }
    out.append(name).append('\n');
    int width = columns - 2;
    while (!text.isEmpty()) {
      // Breaks between words where there are any.
      int space = text.length() > width ? text.lastIndexOf(' ', width) : -1;
      int end = space > 0 ? space : Math.min(text.length(), width);
      out.append("  ").append(text.substring(0, end).strip()).append('\n');
      text = text.substring(end).strip();
    }
  }
}
