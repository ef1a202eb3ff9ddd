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
 * Lets callers who would wait for a commit anyway share one. There is no thread of its own: of the
 * callers who wait, a few lead, and each leader writes what has gathered while others committed. A
 * caller returns when the commit that holds its item is over, and is told what became of that item.
 */
final class GroupCommit<T> {
  private static final int LEADERS = 2;
  private static final int MOST = 256;

  private final Together<T> together;
  private final Alone<T> alone;
  private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore leaders = new Semaphore(LEADERS);

  GroupCommit(Together<T> together, Alone<T> alone) {
    this.together = together;
    this.alone = alone;
  }

  /** What became of one item of many. */
  enum End {
    WRITTEN,
    NOT_WRITTEN,
    /** It was not asked for, or without effect: it must be written by itself. */
    OPEN,
    /** It may have been written. */
    FAILED
  }

  /** Writes many items in one commit, and says of each what became of it, but never "failed". */
  interface Together<T> {
    List<End> write(List<T> items);
  }

  /** Writes one item in a commit of its own, and says whether it was written. */
  interface Alone<T> {
    boolean write(T item);
  }

  /**
   * Writes {@code item} with others and returns whether it was written.
   *
   * @throws DatabaseFailure as a write alone does; unless it says that it had no effect, nobody knows
   *     whether the item was written
   */
  boolean write(T item) {
    Waiting<T> mine = new Waiting<>(item, Thread.currentThread());
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
      case WRITTEN -> true;
      case NOT_WRITTEN -> false;
      case OPEN -> alone.write(item);
      case FAILED -> throw mine.failure();
    };
  }

  /** Writes for all who wait, until the leader's own item is among them. */
  private void lead(Waiting<T> mine) {
    // What others wait for must not fail because one of them is interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      while (!mine.isTaken) {
        writeNext();
      }
    } finally {
      leaders.release();
      Waiting<T> next = queue.peek();
      if (next != null) {
        LockSupport.unpark(next.caller);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeNext() {
    List<Waiting<T>> batch = new ArrayList<>();
    while (batch.size() < MOST) {
      Waiting<T> next = queue.poll();
      if (next == null) {
        break;
      }
      next.isTaken = true;
      batch.add(next);
    }
    if (!batch.isEmpty()) {
      write(batch);
    }
  }

  private void write(List<Waiting<T>> batch) {
    List<End> ends = null;
    End all = End.FAILED;
    DatabaseFailure failure = null;
    try {
      ends = together.write(batch.stream().map(each -> each.item).toList());
    } catch (DatabaseFailure e) {
      failure = e;
      // It may be one item that made the server refuse them all.
      boolean again = batch.size() > 1 && e.isWithoutEffect() && !e.isUnreached();
      all = again ? End.OPEN : End.FAILED;
    } finally {
      // Whatever else was thrown, nobody is left waiting.
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).tell(ends == null ? all : ends.get(i), failure);
      }
    }
  }

  /** Somebody's item, until it is known what became of it. */
  private static final class Waiting<T> {
    private final T item;
    private final Thread caller;
    private volatile boolean isTaken;
    private @Nullable DatabaseFailure failure;
    private volatile @Nullable End end;

    Waiting(T item, Thread caller) {
      this.item = item;
      this.caller = caller;
    }

    void tell(End how, @Nullable DatabaseFailure why) {
      failure = why;
      end = how; // Makes the failure visible as well.
      LockSupport.unpark(caller);
    }

    RuntimeException failure() {
      DatabaseFailure why = failure;
      return why == null
          ? new IllegalStateException("the thread that wrote for others as well was ended")
          : why.again();
    }
  }
}
