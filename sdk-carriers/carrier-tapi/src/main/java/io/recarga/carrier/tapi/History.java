package io.recarga.carrier.tapi;

import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.carrier.tapi.Tapi.SettlementFiles;
import io.recarga.spi.AdapterId;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what was sold in a period from the settlement files of its days. */
final class History {
  private static final long MOST_DAYS = 400;

  private final AdapterId id;
  private final SettlementFiles files;
  private final Settlement settlement;
  private final ZoneId zone;

  History(AdapterId id, SettlementFiles files, Settlement settlement, ZoneId zone) {
    this.id = id;
    this.files = files;
    this.settlement = settlement;
    this.zone = zone;
  }

  /**
   * Lists what is on file from {@code from} to {@code to}; what bears no readable time as well.
   *
   * @throws NotSentException if a day's file is missing or unreadable: it is not taken for "nothing"
   */
  List<HistoryEntry> between(Instant from, Instant to) {
    LocalDate last = LocalDate.ofInstant(to, zone);
    LocalDate day = LocalDate.ofInstant(from, zone);
    if (day.plusDays(MOST_DAYS).isBefore(last)) {
      throw new NotServedException(id + ": ask for at most " + MOST_DAYS + " days at once");
    }
    List<HistoryEntry> found = new ArrayList<>();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (HistoryEntry entry : read(day)) {
        Instant at = time(entry.carrierTime());
        if (at == null || (!at.isBefore(from) && !at.isAfter(to))) {
          found.add(entry);
        }
      }
    }
    return List.copyOf(found);
  }

  private List<HistoryEntry> read(LocalDate day) {
    InputStream file;
    try {
      file = files.open(day);
    } catch (RuntimeException e) {
      throw new NotSentException(id + ": the settlement file of " + day + " cannot be opened", e);
    }
    if (file == null) {
      throw new NotSentException(id + ": there is no settlement file of " + day + " yet");
    }
    try {
      return settlement.read(file);
    } catch (RuntimeException e) {
      throw new NotSentException(
          id + ": the settlement file of " + day + " is unreadable: " + e.getMessage(), e);
    }
  }

  private @Nullable Instant time(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      // Without an offset.
    }
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
