package io.recarga.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who would wait for the database anyway share a trip to it, and a commit. There is no
 * thread of its own: of the callers who wait, a few lead, and each leader takes along what has
 * gathered while others were under way. A caller returns when the trip with his item is over, and is
 * told what became of that item.
 */
final class SharedTrips<T, R> {
  private static final int LEADERS = 2;
  private static final int MOST = 256;

  private final Together<T, R> together;
  private final Alone<T, R> alone;
  private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore leaders = new Semaphore(LEADERS);

  SharedTrips(Together<T, R> together, Alone<T, R> alone) {
    this.together = together;
    this.alone = alone;
  }

  /** Takes many items in one trip. */
  interface Together<T, R> {
    /** Returns what became of each; null for one that has to be taken alone. */
    List<@Nullable R> take(List<T> items);
  }

  /** Takes one item in a trip of its own. */
  interface Alone<T, R> {
    R take(T item);
  }

  /**
   * Takes {@code item} along with others and returns what became of it.
   *
   * @throws DatabaseFailure as a trip alone does; unless it says that it had no effect, nobody knows
   *     what became of the item
   */
  R take(T item) {
    Waiting<T, R> mine = new Waiting<>(item, Thread.currentThread());
    queue.add(mine);
    boolean interrupted = false;
    while (mine.end == null) {
      if (!mine.isTaken && leaders.tryAcquire()) {
        lead(mine);
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted(); // Set again below.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return switch (Objects.requireNonNull(mine.end, "end")) {
      case TOLD -> Objects.requireNonNull(mine.result, "result");
      case OPEN -> alone.take(item);
      case FAILED -> throw mine.failure();
    };
  }

  /** Goes for all who wait, until the leader's own item was taken along. */
  private void lead(Waiting<T, R> mine) {
    // What others wait for must not fail because one of them is interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      while (!mine.isTaken) {
        go();
      }
    } finally {
      leaders.release();
      // Whoever came while all led was refused the lead, and is asked again now.
      Waiting<T, R> next = queue.peek();
      if (next != null) {
        LockSupport.unpark(next.caller);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void go() {
    List<Waiting<T, R>> batch = new ArrayList<>();
    while (batch.size() < MOST) {
      Waiting<T, R> next = queue.poll();
      if (next == null) {
        break;
      }
      next.isTaken = true;
      batch.add(next);
    }
    if (!batch.isEmpty()) {
      go(batch);
    }
  }

  private void go(List<Waiting<T, R>> batch) {
    List<@Nullable R> results = null;
    End all = End.FAILED;
    DatabaseFailure failure = null;
    try {
      results = together.take(batch.stream().map(each -> each.item).toList());
    } catch (DatabaseFailure e) {
      failure = e;
      // It may be one item that made the server refuse them all.
      boolean again = batch.size() > 1 && e.isWithoutEffect() && !e.isUnreached();
      all = again ? End.OPEN : End.FAILED;
    } finally {
      // Whatever else was thrown, nobody is left waiting.
      for (int i = 0; i < batch.size(); i++) {
        R result = results == null ? null : results.get(i);
        End end = results == null ? all : result == null ? End.OPEN : End.TOLD;
        batch.get(i).tell(end, result, failure);
      }
    }
  }

  private enum End {
    TOLD,
    /** Nothing was done with it: it has to be taken alone. */
    OPEN,
    /** Nobody knows. */
    FAILED
  }

  /** Somebody's item, until it is known what became of it. */
  private static final class Waiting<T, R> {
    private final T item;
    private final Thread caller;
    private volatile boolean isTaken;
    private @Nullable R result;
    private @Nullable DatabaseFailure failure;
    private volatile @Nullable End end;

    Waiting(T item, Thread caller) {
      this.item = item;
      this.caller = caller;
    }

    void tell(End how, @Nullable R what, @Nullable DatabaseFailure why) {
      result = what;
      failure = why;
      end = how; // Makes the others visible as well.
      LockSupport.unpark(caller);
    }

    RuntimeException failure() {
      DatabaseFailure why = failure;
      return why == null
          ? new IllegalStateException("the thread that went for others as well was ended")
          : why.again();
    }
  }
}
