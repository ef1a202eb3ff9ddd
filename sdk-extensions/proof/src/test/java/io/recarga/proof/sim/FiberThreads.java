package io.recarga.proof.sim;

import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The real threads beneath fibers, used again from world to world. Only the thread with the baton
 * runs. A thread whose fiber ends takes up the next one that has not begun, so that most fibers cost no
 * change of threads.
 */
final class FiberThreads implements AutoCloseable {
  private final ArrayDeque<Runner> idle = new ArrayDeque<>();
  private @Nullable CountDownLatch over;
  private volatile boolean closed;

  /** Runs all from {@code first} on and waits until nothing is left. */
  void runFrom(Scheduler scheduler, Fiber first) {
    CountDownLatch done = new CountDownLatch(1);
    over = done;
    hand(scheduler, first);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Lets the threads end that rest. */
  @Override
  public void close() {
    closed = true;
    idle.forEach(LockSupport::unpark);
  }

  void hand(Scheduler scheduler, Fiber fiber) {
    if (fiber.started) {
      fiber.giveBaton();
    } else {
      Runner runner = idle.poll();
      if (runner == null) {
        runner = new Runner();
        runner.setDaemon(true);
        runner.start();
      }
      runner.take(scheduler, fiber);
    }
  }

  private final class Runner extends Thread {
    private volatile @Nullable Fiber job;
    private @Nullable Scheduler scheduler;

    Runner() {
      super("fiber");
    }

    void take(Scheduler of, Fiber fiber) {
      scheduler = of;
      fiber.startedOn(this);
      job = fiber;
      LockSupport.unpark(this);
    }

    @Override
    public void run() {
      while (!closed || job != null) {
        Fiber fiber = job;
        Scheduler order = scheduler;
        if (fiber == null || order == null) {
          LockSupport.park(this);
          continue;
        }
        job = null;
        work(order, fiber);
      }
    }

    private void work(Scheduler order, Fiber first) {
      Fiber fiber = first;
      while (true) {
        try {
          fiber.body.run();
        } catch (Crash e) {
          // Its process is gone.
        } catch (Throwable e) {
          order.failed(e);
        }
        Thread.interrupted(); // What is left of it must not reach the next fiber.
        fiber.done = true;
        Fiber next = order.next();
        if (next == null) {
          idle.push(this);
          CountDownLatch done = over;
          if (done != null) {
            done.countDown();
          }
          return;
        }
        if (next.started) {
          idle.push(this);
          next.giveBaton();
          return;
        }
        next.startedOn(this);
        fiber = next;
      }
    }
  }
}
