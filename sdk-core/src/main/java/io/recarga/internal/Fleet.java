package io.recarga.internal;

import io.recarga.FleetLine;
import io.recarga.FleetReport;
import io.recarga.FleetRun;
import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through many top-ups, so many at a time, and remembers nothing but counts. */
public final class Fleet {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_AHEAD = 500;
  private static final int LOOKS = 8;

  private final Engine engine;
  private final TimeSource time;
  private final Function<TopUp, TopUp> defaults;

  /** Makes a fleet's engine; {@code defaults} completes each line. */
  public Fleet(Engine engine, TimeSource time, Function<TopUp, TopUp> defaults) {
    this.engine = engine;
    this.time = time;
    this.defaults = defaults;
  }

  /** Takes lines until there are none, or the calling thread is interrupted. */
  public FleetReport run(Iterator<TopUp> topUps, FleetRun settings) {
    Run run = new Run(topUps, settings);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= settings.inFlight(); i++) {
      Thread thread = new Thread(run::work, "recarga-fleet-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          run.stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return run.report();
  }

  /** One run: its source, its counts, and what stopped it. */
  private final class Run {
    private final Iterator<TopUp> source;
    private final FleetRun settings;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Object results = new Object();
    private final Queue<Line> ready = new ArrayDeque<>();
    private long taken;
    private boolean exhausted;
    private boolean looksAhead = true;
    private int ahead = 1;
    private volatile boolean stopped;
    private FleetReport counts = new FleetReport(0, 0, 0, 0, 0, 0, false);

    Run(Iterator<TopUp> source, FleetRun settings) {
      this.source = source;
      this.settings = settings;
    }

    void stop() {
      stopped = true;
    }

    void work() {
      try {
        for (Line line = next(); line != null; line = next()) {
          tell(carriedOut(line));
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        stop();
      }
    }

    private synchronized @Nullable Line next() {
      if (stopped) {
        return null;
      }
      if (ready.isEmpty() && !exhausted) {
        takeMore();
      }
      return stopped ? null : ready.poll();
    }

    /**
     * Takes the next line. Where a fleet that was killed is run again, its first lines have ended:
     * while that is so, more and more are taken and looked up at once.
     */
    private void takeMore() {
      List<TopUp> topUps = new ArrayList<>();
      boolean read = false;
      try {
        while (topUps.size() < ahead && !exhausted) {
          exhausted = !source.hasNext();
          if (!exhausted) {
            topUps.add(defaults.apply(source.next()));
          }
        }
        read = true;
      } finally {
        if (!read) {
          stop(); // Before another thread asks for what comes after the line that can't be read.
        }
      }
      Map<TopUpKey, TopUpResult> ended =
          looksAhead && !topUps.isEmpty() ? engine.ended(topUps) : Map.of();
      ahead = ended.isEmpty() ? 1 : Math.min(ahead * 4, MOST_AHEAD);
      for (TopUp topUp : topUps) {
        ready.add(new Line(++taken, topUp, ended.get(topUp.key())));
      }
      // One of the first may be open for reasons of its own.
      looksAhead = !ended.isEmpty() || taken < LOOKS;
    }

    private FleetLine carriedOut(Line line) {
      TopUpResult known = line.ended();
      if (known != null) {
        return new FleetLine(line.number(), line.topUp().key(), known, null);
      }
      Patience patience = new Patience(time, settings.patience());
      while (true) {
        try {
          TopUpResult result = engine.topUp(line.topUp(), settings.waitForEach());
          return new FleetLine(line.number(), line.topUp().key(), result, null);
        } catch (NotSentException e) {
          if (stopped || !patience.lasts(PAUSE) || !paused()) {
            return new FleetLine(line.number(), line.topUp().key(), null, e);
          }
        } catch (RechargeException e) {
          return new FleetLine(line.number(), line.topUp().key(), null, e);
        }
      }
    }

    private boolean paused() {
      try {
        time.sleep(PAUSE);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private void tell(FleetLine line) {
      synchronized (results) {
        settings.results().accept(line);
        counts = counted(counts, line);
        if (counts.lines() % settings.progressEvery() == 0) {
          settings.progress().accept(counts);
        }
      }
    }

    private synchronized FleetReport report() {
      Throwable why = failure.get();
      if (why instanceof Error error) {
        throw error;
      } else if (why instanceof RuntimeException exception) {
        throw exception;
      }
      FleetReport c = counts;
      return new FleetReport(
          c.lines(),
          c.delivered(),
          c.pending(),
          c.declined(),
          c.unknown(),
          c.refused(),
          exhausted && !stopped);
    }
  }

  private static FleetReport counted(FleetReport c, FleetLine line) {
    TopUpResult result = line.result();
    return new FleetReport(
        c.lines() + 1,
        c.delivered() + (result instanceof TopUpResult.Delivered ? 1 : 0),
        c.pending() + (result instanceof TopUpResult.Pending ? 1 : 0),
        c.declined() + (result instanceof TopUpResult.Declined ? 1 : 0),
        c.unknown() + (result instanceof TopUpResult.Unknown ? 1 : 0),
        c.refused() + (result == null ? 1 : 0),
        false);
  }

  /** A line, and what came of it if that was known when it was taken. */
  private record Line(long number, TopUp topUp, @Nullable TopUpResult ended) {}
}
