package io.recarga.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the HTTP header {@code Retry-After}: a number of seconds, or a date in one of the three forms
 * that RFC 9110 asks recipients to take (sections 10.2.3 and 5.6.7).
 */
public final class RetryAfter {
  private static final int MAX_TEXT = 64;
  private static final int MAX_SECONDS_DIGITS = 9;
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC);

  private RetryAfter() {}

  /**
   * Returns how long the server asks to wait, never negative and at most {@code cap}; empty when the
   * header is absent or junk. A date in the past means no wait.
   *
   * @param header the header's value, or null when there was none
   * @param now the wall clock's time when the answer came
   * @param cap the longest wait to be returned
   * @throws IllegalArgumentException if the cap is negative
   */
  public static Optional<Duration> parse(@Nullable String header, Instant now, Duration cap) {
    Objects.requireNonNull(now, "now");
    if (cap.isNegative()) {
      throw new IllegalArgumentException("cap: is negative: " + cap);
    }
    String text = header == null ? "" : header.strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    Optional<Duration> wait = text.matches("[0-9]+") ? seconds(text, cap) : untilDate(text, now);
    return wait.map(asked -> asked.isNegative() ? Duration.ZERO : asked)
        .map(asked -> asked.compareTo(cap) > 0 ? cap : asked);
  }

  private static Optional<Duration> seconds(String digits, Duration cap) {
    String bare = digits.replaceFirst("^0+(?=.)", "");
    return Optional.of(
        bare.length() > MAX_SECONDS_DIGITS ? cap : Duration.ofSeconds(Long.parseLong(bare)));
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    for (DateTimeFormatter form :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
      try {
        return Optional.of(Duration.between(now, form.parse(text, Instant::from)));
      } catch (DateTimeException | ArithmeticException e) {
        // Not of this form; the next one is tried.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter rfc850(Instant now) {
    // A year of two digits that seems more than 50 years ahead is one of the past.
    LocalDate earliestYear = now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliestYear)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC);
  }
}
