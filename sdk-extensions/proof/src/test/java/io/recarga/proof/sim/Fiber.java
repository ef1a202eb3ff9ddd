package io.recarga.proof.sim;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One line of action in a world: a call of a caller, or work of a process. */
final class Fiber {
  final Runnable body;
  boolean started;
  boolean done;

  /** Rises whenever it goes on; what was to wake it before that is void. */
  long ticket;

  @Nullable
  CountDownLatch awaits;

  /** Somebody interrupted it, and it has not noticed yet. */
  boolean interrupt;

  /** It waits in a way that an interrupt ends. */
  boolean interruptible;

  private @Nullable Thread thread;
  private volatile boolean baton;

  Fiber(Runnable body) {
    this.body = body;
  }

  void startedOn(Thread value) {
    started = true;
    thread = value;
  }

  void giveBaton() {
    baton = true;
    LockSupport.unpark(thread);
  }

  void awaitBaton() {
    boolean interrupted = false;
    while (!baton) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    baton = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
