package io.recarga.internal;

import io.recarga.RechargeEvent.Kind;
import io.recarga.WorkersReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that do what is due without anybody waiting for it: recovery after a crash, questions,
 * queued sends, notices. One thread takes work from the journal and hands each row to a thread of
 * the pool.
 */
public final class Workers implements AutoCloseable {
  private static final Logger LOG = System.getLogger("io.recarga");
  private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long CHORES_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final Engine engine;
  private final Parts parts;
  private final Threads threads;
  private final Semaphore free;
  private volatile @Nullable Thread taker;
  private volatile boolean closed;

  Workers(Engine engine, Parts parts, Threads threads) {
    this.engine = engine;
    this.parts = parts;
    this.threads = threads;
    this.free = new Semaphore(parts.policy().workers());
  }

  /** Starts to work; a second call changes nothing. Says what it found. */
  public synchronized WorkersReport start() {
    if (closed) {
      throw new IllegalStateException("closed: build another Recarga to start again");
    }
    WorkersReport report = Backlogs.report(parts);
    if (taker == null) {
      report
          .missing()
          .forEach((adapter, rows) -> parts
              .emitter()
              .account(
                  Kind.ADAPTER_MISSING,
                  adapter,
                  parts.now(),
                  rows + " open top-ups went through it; they stay open until it is set up"));
      Thread thread = new Thread(this::loop, "recarga-workers");
      thread.setDaemon(true);
      taker = thread;
      thread.start();
    }
    return report;
  }

  /** Says whether the workers run. */
  public synchronized boolean isRunning() {
    return taker != null && !closed;
  }

  private void loop() {
    long chores = System.nanoTime() - CHORES_NANOS;
    boolean failing = false;
    while (!closed) {
      boolean busy = false;
      try {
        busy = takeAndHandOut();
        if (System.nanoTime() - chores >= CHORES_NANOS) {
          chores = System.nanoTime();
          engine.doChores();
        }
        failing = false;
      } catch (RuntimeException e) {
        // Told once: a database that is down for an hour must not fill the log.
        Level level = failing ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "the workers could not do what is due; they try again", e);
        failing = true;
      }
      if (!busy) {
        rest();
      }
    }
  }

  /** Hands out what is due; returns whether there may be more of it. */
  private boolean takeAndHandOut() {
    engine.doSmallThings();
    int room = free.availablePermits();
    if (room == 0) {
      return false;
    }
    int taken = 0;
    for (Runnable work : engine.takeWork(room)) {
      taken++;
      handOut(work);
    }
    return taken == room;
  }

  private void handOut(Runnable work) {
    free.acquireUninterruptibly();
    boolean run = threads.run(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a worker failed; the row stays due", e);
      } finally {
        free.release();
        ring();
      }
    });
    if (!run) {
      free.release(); // Nobody can do it now; it is taken again when its hold is over.
    }
  }

  // By the machine's clock and not by the app's: a test's clock may stand still, or run ahead.
  private void rest() {
    if (!closed) {
      LockSupport.parkNanos(this, IDLE_NANOS);
    }
  }

  private void ring() {
    LockSupport.unpark(taker);
  }

  /** Takes no more work and waits for 10 s at most until what is under way has ended. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      running = taker;
    }
    ring();
    if (running == null) {
      return;
    }
    try {
      running.join(LONGEST_CLOSE.toMillis());
      boolean idle = free.tryAcquire(
          parts.policy().workers(), LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
      if (!idle) {
        LOG.log(Level.INFO, "closed while top-ups are under way; others will ask about them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
