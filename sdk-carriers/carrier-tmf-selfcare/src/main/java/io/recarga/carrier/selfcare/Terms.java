package io.recarga.carrier.selfcare;

import io.recarga.Allowance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an offering gives and for how long, as far as it says so in fields. */
final class Terms {
  private static final String NUMBER = "[0-9]{1,12}(\\.[0-9]{1,6})?";
  private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);

  // A month is not among them: carriers mean 28, 30 or 31 days by it.
  private static final Map<String, Duration> UNITS = Map.ofEntries(
      Map.entry("h", Duration.ofHours(1)),
      Map.entry("hour", Duration.ofHours(1)),
      Map.entry("hours", Duration.ofHours(1)),
      Map.entry("horas", Duration.ofHours(1)),
      Map.entry("d", Duration.ofDays(1)),
      Map.entry("day", Duration.ofDays(1)),
      Map.entry("days", Duration.ofDays(1)),
      Map.entry("dias", Duration.ofDays(1)),
      Map.entry("días", Duration.ofDays(1)),
      Map.entry("week", Duration.ofDays(7)),
      Map.entry("weeks", Duration.ofDays(7)),
      Map.entry("semanas", Duration.ofDays(7)));

  private Terms() {}

  /** Returns how long it lasts, or null when none or several lengths are stated. */
  static @Nullable Duration validityOf(Wire.Offering offering) {
    Set<Duration> stated = new LinkedHashSet<>();
    for (Wire.Term term : Present.in(offering.productOfferingTerm())) {
      Duration length = lengthOf(term.duration());
      if (length != null) {
        stated.add(length);
      }
    }
    return stated.size() == 1 ? stated.iterator().next() : null;
  }

  private static @Nullable Duration lengthOf(Wire.@Nullable Amount length) {
    BigDecimal number = length == null ? null : length.number();
    Duration unit = length == null ? null : UNITS.get(Words.bare(length.measure()));
    boolean countable = number != null
        && number.signum() > 0
        && number.compareTo(LONGEST) < 0
        && number.stripTrailingZeros().scale() <= 0;
    return number != null && unit != null && countable
        ? unit.multipliedBy(number.longValue())
        : null;
  }

  static List<Allowance> allowancesOf(Wire.Offering offering) {
    List<Allowance> allowances = new ArrayList<>();
    for (Wire.Trait trait : Present.in(offering.prodSpecCharValueUse())) {
      List<Wire.TraitValue> values = Present.in(trait.productSpecCharacteristicValue());
      // Several values are a choice, and nobody has made it yet.
      Allowance allowance = values.size() == 1 ? allowanceOf(values.get(0)) : null;
      if (allowance != null) {
        allowances.add(allowance);
      }
    }
    return allowances;
  }

  private static @Nullable Allowance allowanceOf(Wire.TraitValue given) {
    String value = given.value();
    return value != null && value.strip().matches(NUMBER)
        ? Amounts.allowance(new BigDecimal(value.strip()), given.unitOfMeasure())
        : null;
  }
}
