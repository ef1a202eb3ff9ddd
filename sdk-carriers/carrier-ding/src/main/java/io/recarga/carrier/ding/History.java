package io.recarga.carrier.ding;

import io.recarga.HistoryEntry;
import io.recarga.PhoneNumber;
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
  private final Records records;

  History(Records records) {
    this.records = records;
  }

  /** Lists what was sold to {@code number}, newest first. */
  List<HistoryEntry> of(PhoneNumber number) {
    List<HistoryEntry> found =
        new ArrayList<>(entries(records.ofNumber(number.digits()).transfers()));
    found.removeIf(entry -> !number.equals(entry.number()));
    found.sort(Collections.reverseOrder(History::byTime));
    return List.copyOf(found);
  }

  /** Lists what was begun from {@code from} to {@code to}; what bears no readable time as well. */
  List<HistoryEntry> between(Instant from, Instant to) {
    List<HistoryEntry> found = new ArrayList<>(entries(records.all().transfers()));
    found.removeIf(entry -> {
      Instant began = time(entry.carrierTime());
      return began != null && (began.isBefore(from) || began.isAfter(to));
    });
    return List.copyOf(found);
  }

  private static List<HistoryEntry> entries(List<Wire.Transfer> transfers) {
    return transfers.stream().map(Transfers::entry).filter(Objects::nonNull).toList();
  }

  private static int byTime(HistoryEntry one, HistoryEntry other) {
    int byDate = Objects.requireNonNullElse(one.carrierTime(), "")
        .compareTo(Objects.requireNonNullElse(other.carrierTime(), ""));
    return byDate != 0 ? byDate : one.transactionId().compareTo(other.transactionId());
  }

  /** Reads a time in UTC, which comes with a "Z" or without. */
  private static @Nullable Instant time(@Nullable String text) {
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
