package io.recarga.carrier.selfcare;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Volume;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads numbers with units: money by its ISO code, volumes by the names that carriers use. */
final class Amounts {
  private static final BigDecimal KILO = BigDecimal.valueOf(1_000);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1_024);
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  private static final BigDecimal BYTES = BigDecimal.valueOf(1, 6);
  private static final BigDecimal ONE = BigDecimal.ONE;

  /** How many megabytes one is. */
  private static final Map<String, BigDecimal> DATA = Map.ofEntries(
      Map.entry("b", BYTES),
      Map.entry("byte", BYTES),
      Map.entry("bytes", BYTES),
      Map.entry("octets", BYTES),
      Map.entry("kb", BYTES.multiply(KILO)),
      Map.entry("kilobytes", BYTES.multiply(KILO)),
      Map.entry("kib", BYTES.multiply(KIBI)),
      Map.entry("mb", ONE),
      Map.entry("megabyte", ONE),
      Map.entry("megabytes", ONE),
      Map.entry("mib", BYTES.multiply(KIBI).multiply(KIBI)),
      Map.entry("gb", KILO),
      Map.entry("gigabyte", KILO),
      Map.entry("gigabytes", KILO),
      Map.entry("gib", BYTES.multiply(KIBI).multiply(KIBI).multiply(KIBI)),
      Map.entry("tb", KILO.multiply(KILO)));

  /** How many minutes one is. */
  private static final Map<String, BigDecimal> VOICE = Map.of(
      "min", ONE, "mins", ONE, "minute", ONE, "minutes", ONE, "minutos", ONE, "h", SIXTY, "hour",
      SIXTY, "hours", SIXTY);

  private static final Set<String> SECONDS =
      Set.of("s", "sec", "secs", "second", "seconds", "segundos");
  private static final Set<String> SMS = Set.of("sms", "message", "messages", "mensajes");

  private Amounts() {}

  /** Returns the money, or null if the unit is no currency or the number no amount of one. */
  static @Nullable Money money(Wire.@Nullable Amount amount) {
    return amount == null ? null : money(amount.number(), amount.measure());
  }

  static @Nullable Money money(@Nullable BigDecimal number, @Nullable String unit) {
    if (number == null || unit == null || !unit.strip().matches("[A-Za-z]{3}")) {
      return null;
    }
    try {
      return Money.of(number, unit.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the volume, or null if the unit is none of data, talk or messages. */
  static @Nullable Volume volume(Wire.@Nullable Amount amount) {
    return amount == null ? null : volume(amount.number(), amount.measure());
  }

  static @Nullable Volume volume(@Nullable BigDecimal number, @Nullable String unit) {
    if (number == null || unit == null || number.signum() < 0) {
      return null;
    }
    String name = unit.strip().toLowerCase(Locale.ROOT);
    try {
      BigDecimal megabytes = DATA.get(name);
      if (megabytes != null) {
        return Volume.megabytes(number.multiply(megabytes));
      }
      BigDecimal minutes = VOICE.get(name);
      if (minutes != null) {
        return Volume.minutes(number.multiply(minutes));
      }
      if (SECONDS.contains(name)) {
        return Volume.minutes(number.divide(SIXTY, 6, RoundingMode.DOWN));
      }
      return SMS.contains(name) ? Volume.messages(number) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the allowance that a plan gives, or null if it is none that is counted in whole units. */
  static @Nullable Allowance allowance(@Nullable BigDecimal number, @Nullable String unit) {
    Volume volume = volume(number, unit);
    if (volume == null || volume.amount().compareTo(ONE) < 0) {
      return null;
    }
    long whole = volume.amount().longValue();
    return switch (volume.kind()) {
      case DATA -> Allowance.data(whole);
      case VOICE -> Allowance.voice(whole);
      default -> Allowance.sms(whole);
    };
  }
}
