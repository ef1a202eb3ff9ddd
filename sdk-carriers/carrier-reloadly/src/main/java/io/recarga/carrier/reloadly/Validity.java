package io.recarga.carrier.reloadly;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a plan lasts from its description, where only one length is stated. */
final class Validity {
  // A month is not read: carriers mean 28, 30 or 31 days by it.
  private static final Pattern STATED = Pattern.compile(
      "(?iu)(?<![\\d.,])(\\d{1,4})[ -]?(hours?|hrs?|horas?|days?|d[ií]as?|weeks?|semanas?)\\b");
  private static final int MAX_DAYS = 731;

  private Validity() {}

  /** Returns the length, or null when none, several or an unlikely one is stated. */
  static @Nullable Duration of(@Nullable String description) {
    if (description == null) {
      return null;
    }
    Set<Duration> stated = new HashSet<>();
    Matcher found = STATED.matcher(description);
    while (found.find()) {
      stated.add(length(Long.parseLong(found.group(1)), found.group(2)));
    }
    if (stated.size() != 1) {
      return null;
    }
    Duration only = stated.iterator().next();
    return only.isZero() || only.toDays() > MAX_DAYS ? null : only;
  }

  private static Duration length(long count, String unit) {
    return switch (Character.toLowerCase(unit.charAt(0))) {
      case 'h' -> Duration.ofHours(count);
      case 'd' -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
