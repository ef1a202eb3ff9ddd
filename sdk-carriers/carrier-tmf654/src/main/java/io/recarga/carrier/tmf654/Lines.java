package io.recarga.carrier.tmf654;

import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.spi.AdapterId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a line is named to the carrier, and read back. */
final class Lines {
  private static final String LINE = "{line}";

  private final AdapterId id;
  private final TmfDialect dialect;

  Lines(AdapterId id, TmfDialect dialect) {
    this.id = id;
    this.dialect = dialect;
  }

  /** Returns the number of a line that this account serves. */
  PhoneNumber numberOf(SimCard sim) {
    if (!sim.carrier().equals(dialect.carrier())) {
      throw new NotServedException(id + " serves lines of " + dialect.carrier().id() + ", not of "
          + sim.carrier().id());
    }
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new NotServedException(id + ": the phone number of the SIM card is missing");
    }
    return number;
  }

  /** Returns the number as the carrier writes it. */
  String write(PhoneNumber number) {
    return dialect.lineForm().of(number);
  }

  /** Returns {@code text} without the line's number in it, for notes that are journaled. */
  String hide(String text, PhoneNumber number) {
    return text.replace(number.e164(), "+" + LINE)
        .replace(number.digits(), LINE)
        .replace(TmfLineForm.NATIONAL.of(number), "{national}");
  }

  /** Undoes {@link #hide}. */
  String show(String hidden, PhoneNumber number) {
    return hidden
        .replace("{national}", TmfLineForm.NATIONAL.of(number))
        .replace(LINE, number.digits());
  }

  /**
   * Returns the line that a record names: the one that was asked for in whatever form, another one
   * where the record says that it is a number, or null where it says nothing that we can read.
   */
  @Nullable
  PhoneNumber read(@Nullable List<Wire.@Nullable Resource> resources, PhoneNumber asked) {
    PhoneNumber other = null;
    for (Wire.Resource resource : resources == null ? List.<Wire.Resource>of() : resources) {
      if (resource == null) {
        continue;
      }
      if (isSame(resource.value(), asked) || isSame(resource.id(), asked)) {
        return asked;
      }
      String text =
          resource.value() != null ? resource.value() : isNumber(resource) ? resource.id() : null;
      PhoneNumber read = text == null ? null : parse(text);
      other = read == null ? other : read;
    }
    return other;
  }

  private static boolean isSame(@Nullable String text, PhoneNumber asked) {
    if (text == null) {
      return false;
    }
    String bare = text.replaceAll("[^0-9]", "");
    return bare.equals(asked.digits()) || bare.equals(TmfLineForm.NATIONAL.of(asked));
  }

  /** An id alone may be anything: it is a number only where its type says so. */
  private static boolean isNumber(Wire.Resource resource) {
    return (resource.type() + " " + resource.referredType())
        .toUpperCase(Locale.ROOT)
        .contains("MSISDN");
  }

  private @Nullable PhoneNumber parse(String text) {
    for (String form : List.of(text, "+" + text)) {
      try {
        return PhoneNumber.parse(form, dialect.carrier().country());
      } catch (IllegalArgumentException e) {
        // Not in this form.
      }
    }
    return null;
  }
}
