package io.recarga.carrier.dtone;

import io.recarga.Allowance;
import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a product or a sale brings. */
final class Benefits {
  private static final BigDecimal UNLIMITED = BigDecimal.ONE.negate();
  private static final Map<String, BigDecimal> MEGABYTES = Map.of(
      "KB",
      new BigDecimal("0.001"),
      "MB",
      BigDecimal.ONE,
      "GB",
      BigDecimal.valueOf(1_000),
      "TB",
      BigDecimal.valueOf(1_000_000));
  private static final Map<String, BigDecimal> SECONDS = Map.of(
      "SECOND", BigDecimal.ONE,
      "MINUTE", BigDecimal.valueOf(60),
      "HOUR", BigDecimal.valueOf(3_600));

  private Benefits() {}

  /** Says whether nothing but credit arrives; also where nothing is listed. */
  static boolean isOnlyCredit(@Nullable List<Wire.@Nullable Benefit> benefits) {
    return listed(benefits).stream().allMatch(Benefits::isCredit);
  }

  /** Returns the credit that arrives, without what a promotion adds, or null where it is unclear. */
  static @Nullable Money credit(@Nullable List<Wire.@Nullable Benefit> benefits) {
    List<Wire.Benefit> credits =
        listed(benefits).stream().filter(Benefits::isCredit).toList();
    if (credits.size() != 1) {
      return null;
    }
    Wire.Benefit one = credits.get(0);
    Wire.BenefitAmount amount = one.amount();
    return amount == null
        ? null
        : Amounts.orNull(one.unitType(), one.unit(), Bounds.single(amount.base()));
  }

  /** Lists data, calls and messages; a unit that nobody knows is left out. */
  static List<Allowance> allowances(@Nullable List<Wire.@Nullable Benefit> benefits) {
    List<Allowance> found = new ArrayList<>();
    for (Wire.Benefit one : listed(benefits)) {
      Allowance allowance = allowance(one);
      if (allowance != null) {
        found.add(allowance);
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable Allowance allowance(Wire.Benefit one) {
    Allowance.Kind kind = kind(one);
    BigDecimal amount = amount(one);
    if (kind == null || amount == null) {
      return null;
    }
    if (amount.compareTo(UNLIMITED) == 0) {
      return Allowance.unlimited(kind);
    }
    String unit = unit(one);
    BigDecimal factor = switch (kind) {
      case DATA -> MEGABYTES.get(unit);
      case VOICE -> SECONDS.get(unit);
      default -> BigDecimal.ONE;
    };
    if (factor == null) {
      return null;
    }
    BigDecimal exact = amount.multiply(factor);
    BigDecimal whole = kind == Allowance.Kind.VOICE
        ? exact.divide(BigDecimal.valueOf(60), 0, RoundingMode.FLOOR)
        : exact.setScale(0, RoundingMode.FLOOR);
    return whole.signum() > 0 && whole.precision() <= 15 ? of(kind, whole.longValue()) : null;
  }

  private static Allowance of(Allowance.Kind kind, long quantity) {
    return switch (kind) {
      case DATA -> Allowance.data(quantity);
      case VOICE -> Allowance.voice(quantity);
      default -> Allowance.sms(quantity);
    };
  }

  private static Allowance.@Nullable Kind kind(Wire.Benefit one) {
    String type = one.type() == null ? "" : one.type();
    return switch (type) {
      case "DATA" -> Allowance.Kind.DATA;
      case "SMS" -> Allowance.Kind.SMS;
      case "TALKTIME" -> isCredit(one) ? null : Allowance.Kind.VOICE;
      default -> null;
    };
  }

  /** Returns what the person gets in the end: with promotions, after taxes. */
  private static @Nullable BigDecimal amount(Wire.Benefit one) {
    Wire.BenefitAmount amount = one.amount();
    if (amount == null) {
      return null;
    }
    BigDecimal total = Bounds.single(amount.total());
    return total == null ? Bounds.single(amount.base()) : total;
  }

  private static String unit(Wire.Benefit one) {
    String unit = one.unit() == null ? "" : one.unit().strip().toUpperCase(Locale.ROOT);
    return unit.endsWith("S") && unit.length() > 3 ? unit.substring(0, unit.length() - 1) : unit;
  }

  private static boolean isCredit(Wire.Benefit one) {
    boolean credit = "TALKTIME".equals(one.type()) || "CREDITS".equals(one.type());
    return credit && "CURRENCY".equals(one.unitType());
  }

  private static List<Wire.Benefit> listed(@Nullable List<Wire.@Nullable Benefit> benefits) {
    List<Wire.Benefit> found = new ArrayList<>();
    for (Wire.Benefit one : benefits == null ? List.<Wire.@Nullable Benefit>of() : benefits) {
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }
}
