package io.recarga.renewal;

import io.recarga.Money;
import io.recarga.renewal.internal.Bundle;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes amounts, dates and durations as the readers of a {@link Language} write them. */
public final class Formats {
  private static final Duration A_DAY = Duration.ofDays(1);

  private Formats() {}

  /** Writes money with all decimals of its currency: "S/ 20.00". */
  public static String money(Money money, Language language) {
    int decimals = Math.max(0, money.currency().getDefaultFractionDigits());
    return symbol(money)
        + number(money.amount(), Math.max(decimals, money.amount().scale()), language);
  }

  /** Writes money as people say it: "S/ 20", but "S/ 20.50". */
  public static String shortMoney(Money money, Language language) {
    return money.amount().scale() <= 0
        ? symbol(money) + number(money.amount(), 0, language)
        : money(money, language);
  }

  /** Writes a day: "24 de noviembre de 2026". */
  public static String day(LocalDate day, Language language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }

  /** Writes a moment with its offset, as readers may be elsewhere: "24 de noviembre de 2026, 18:05 (UTC-05:00)". */
  public static String moment(ZonedDateTime moment, Language language) {
    String offset =
        moment.getOffset().getTotalSeconds() == 0 ? "" : moment.getOffset().getId();
    return day(moment.toLocalDate(), language)
        + moment.format(DateTimeFormatter.ofPattern(", HH:mm"))
        + " (UTC" + offset + ")";
  }

  /** Writes a duration in its largest unit, rounded down: "3 days", "5 hours". */
  public static String duration(Duration duration, Language language) {
    if (duration.compareTo(A_DAY.multipliedBy(2)) >= 0) {
      return Bundle.text(language, "days", List.of(duration.toDays()));
    }
    return duration.compareTo(Duration.ofHours(2)) >= 0
        ? Bundle.text(language, "hours", List.of(duration.toHours()))
        : Bundle.text(language, "minutes", List.of(duration.toMinutes()));
  }

  /** Writes any value that a {@link Message} may hold. */
  public static String value(Object value, Language language) {
    if (value instanceof Money money) {
      return money(money, language);
    }
    if (value instanceof Words words) {
      return words.in(language);
    }
    if (value instanceof Message message) {
      return message.in(language);
    }
    if (value instanceof Duration duration) {
      return duration(duration, language);
    }
    if (value instanceof LocalDate day) {
      return day(day, language);
    }
    if (value instanceof ZonedDateTime moment) {
      return moment(moment, language);
    }
    if (value instanceof Collection<?> many) {
      String comma = language == Language.CHINESE ? "、" : ", ";
      return many.stream().map(one -> value(one, language)).collect(Collectors.joining(comma));
    }
    if (value instanceof Enum<?> constant) {
      return Bundle.text(language, codeOf(constant), List.of());
    }
    if (value instanceof Number count && !(value instanceof BigDecimal)) {
      return NumberFormat.getIntegerInstance(language.locale()).format(count);
    }
    return String.valueOf(value);
  }

  /** Returns the code of a constant's name for people, such as "Tender.CASH". */
  public static String codeOf(Enum<?> constant) {
    return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
  }

  private static String symbol(Money money) {
    String code = money.currency().getCurrencyCode();
    return code.equals("PEN") ? "S/ " : code + " ";
  }

  private static String number(BigDecimal amount, int decimals, Language language) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(amount);
  }
}
