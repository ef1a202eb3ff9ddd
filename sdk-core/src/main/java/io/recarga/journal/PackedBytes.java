package io.recarga.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recarga.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values one behind the other in an array, for this process only. Not thread-safe while it is
 * written.
 */
final class PackedBytes {
  /** How many bytes an instant takes. */
  static final int INSTANT = Long.BYTES + Integer.BYTES;

  private static final int LONGEST_TEXT = 254;
  private static final int NOTHING = 255;
  private static final int LAST_LATIN_1 = 255;
  private static final int MOST_DIGITS = 18;
  private static final int CURRENCY = 3;

  private final byte[] bytes;
  private int at;
  private boolean fits = true;

  private PackedBytes(int room) {
    bytes = new byte[room];
  }

  /** Begins an array of {@code room} bytes, no more and no less. */
  static PackedBytes writer(int room) {
    return new PackedBytes(room);
  }

  /** Returns how many bytes a text takes. */
  static int roomOf(@Nullable String text) {
    return text == null ? 1 : 1 + text.length();
  }

  /** Returns how many bytes money takes. */
  static int roomOf(@Nullable Money money) {
    return money == null ? 1 : 1 + Long.BYTES + 1 + CURRENCY;
  }

  static Reader reader(byte[] bytes) {
    return reader(bytes, 0);
  }

  static Reader reader(byte[] bytes, int from) {
    return new Reader(bytes, from);
  }

  /** Returns what was put, or null where that can't be put like this. */
  byte @Nullable [] bytes() {
    return fits ? bytes : null;
  }

  PackedBytes put(long number) {
    return put(number, Long.BYTES);
  }

  PackedBytes put(Instant instant) {
    return put(instant.getEpochSecond()).put(instant.getNano(), Integer.BYTES);
  }

  PackedBytes put(@Nullable String text) {
    if (text == null) {
      return put(NOTHING, 1);
    }
    int length = text.length();
    fits &= length <= LONGEST_TEXT;
    put(length, 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      fits &= c <= LAST_LATIN_1;
      bytes[at++] = (byte) c;
    }
    return this;
  }

  PackedBytes put(@Nullable Money money) {
    if (money == null) {
      return put(NOTHING, 1);
    }
    // Money has 8 decimals at most, and never less than none.
    BigDecimal amount = money.amount();
    fits &= amount.precision() <= MOST_DIGITS;
    return put(amount.scale(), 1)
        .put(amount.movePointRight(amount.scale()).longValue())
        .put(money.currency().getCurrencyCode());
  }

  private PackedBytes put(long number, int length) {
    for (int shift = length * Byte.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[at++] = (byte) (number >> shift);
    }
    return this;
  }

  /** Reads in the order of writing. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    private Reader(byte[] bytes, int from) {
      this.bytes = bytes;
      this.at = from;
    }

    long number() {
      return number(Long.BYTES);
    }

    Instant instant() {
      long seconds = number();
      return Instant.ofEpochSecond(seconds, number(Integer.BYTES));
    }

    String neededText() {
      return Objects.requireNonNull(text(), "text");
    }

    @Nullable
    String text() {
      int length = (int) number(1);
      if (length == NOTHING) {
        return null;
      }
      at += length;
      return new String(bytes, at - length, length, ISO_8859_1);
    }

    @Nullable
    Money money() {
      int scale = (int) number(1);
      if (scale == NOTHING) {
        return null;
      }
      BigDecimal amount = BigDecimal.valueOf(number(), scale);
      return new Money(amount, Currency.getInstance(neededText()));
    }

    private long number(int length) {
      long number = 0;
      for (int i = 0; i < length; i++) {
        number = number << Byte.SIZE | (bytes[at++] & 0xFF);
      }
      return number;
    }
  }
}
