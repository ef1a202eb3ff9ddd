package io.recarga.internal;

import io.recarga.Health;
import io.recarga.WorkersReport;
import io.recarga.journal.Journal.Backlog;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands open in the journal, seen with the adapters that are set up here. */
public final class Backlogs {
  private Backlogs() {}

  static WorkersReport report(Parts parts) {
    List<Backlog> backlog = parts.journal().backlog();
    return new WorkersReport(open(backlog), missing(parts, backlog));
  }

  /** Tells how the installation is doing; never throws. */
  public static Health health(Parts parts, Workers workers) {
    Health.Builder health = Health.builder();
    try {
      List<Backlog> backlog = parts.journal().backlog();
      long cases = backlog.stream()
          .filter(each -> each.state() == State.UNKNOWN)
          .mapToLong(Backlog::rows)
          .sum();
      health
          .running(true, workers.isRunning())
          .waiting(open(backlog), cases, parts.journal().inbox().waiting(), overdue(parts, backlog))
          .missing(missing(parts, backlog));
    } catch (RuntimeException e) {
      health.running(false, workers.isRunning());
    }
    for (CarrierAdapter adapter : parts.roads().all()) {
      Gate gate = parts.roads().gateOf(adapter.id());
      health.account(
          adapter.id(),
          new Health.Account(
              parts.switches().stopped(adapter.id()),
              gate.isLeftAlone(),
              gate.inFlight(),
              gate.retriesLeft()));
    }
    return health.build();
  }

  private static long open(List<Backlog> backlog) {
    return backlog.stream()
        .filter(each -> each.state().isOpen())
        .mapToLong(Backlog::rows)
        .sum();
  }

  private static Map<AdapterId, Long> missing(Parts parts, List<Backlog> backlog) {
    Map<AdapterId, Long> missing = new LinkedHashMap<>();
    for (Backlog each : backlog) {
      AdapterId adapter = each.adapter();
      if (each.state().isOpen() && adapter != null && parts.roads().find(adapter) == null) {
        missing.merge(adapter, each.rows(), Long::sum);
      }
    }
    return missing;
  }

  private static @Nullable Duration overdue(Parts parts, List<Backlog> backlog) {
    Instant now = parts.now();
    return backlog.stream()
        .filter(each -> each.state().isOpen())
        .map(Backlog::oldestDue)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .filter(due -> due.isBefore(now))
        .map(due -> Duration.between(due, now))
        .orElse(null);
  }
}
