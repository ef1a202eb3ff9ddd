package io.recarga.carrier.ding;

import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what this account sold, as far as Ding's list reaches back. */
final class History {
  private final AdapterId id;
  private final Records records;
  private final TimeSource time;

  History(AdapterId id, Records records, TimeSource time) {
    this.id = id;
    this.records = records;
    this.time = time;
  }

  /** Lists what was sold to {@code number}, newest first. */
  List<HistoryEntry> of(PhoneNumber number) {
    List<HistoryEntry> found = new ArrayList<>(entries(records.ofNumber(number.digits())));
    found.removeIf(entry -> !number.equals(entry.number()));
    found.sort(Collections.reverseOrder(History::byTime));
    return List.copyOf(found);
  }

  /**
   * Lists what was begun from {@code from} to {@code to}; what bears no readable time as well.
   *
   * @throws NotServedException if Ding does not keep that long: silence is not "nothing was sold"
   */
  List<HistoryEntry> between(Instant from, Instant to) {
    if (from.isBefore(time.now().minus(Finder.KEPT))) {
      throw new NotServedException(
          id + ": Ding keeps two months: ask from " + time.now().minus(Finder.KEPT) + " on");
    }
    List<HistoryEntry> found = new ArrayList<>(entries(records.all()));
    found.removeIf(entry -> {
      Instant began = timeOf(entry.carrierTime());
      return began != null && (began.isBefore(from) || began.isAfter(to));
    });
    return List.copyOf(found);
  }

  private List<HistoryEntry> entries(Records.Found found) {
    if (!found.whole()) {
      // Whoever compares it with their own books would take what is missing for not sold.
      throw new NotSentException(id + ": the list of transfers could not be read whole");
    }
    return found.transfers().stream()
        .map(Transfers::entry)
        .filter(Objects::nonNull)
        .toList();
  }

  private static int byTime(HistoryEntry one, HistoryEntry other) {
    int byDate = Objects.requireNonNullElse(one.carrierTime(), "")
        .compareTo(Objects.requireNonNullElse(other.carrierTime(), ""));
    return byDate != 0 ? byDate : one.transactionId().compareTo(other.transactionId());
  }

  /** Reads a time in UTC, which comes with a "Z" or without. */
  private static @Nullable Instant timeOf(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      // Without an offset.
    }
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
