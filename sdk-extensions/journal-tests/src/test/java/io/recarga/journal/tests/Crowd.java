package io.recarga.journal.tests;

import io.recarga.journal.tests.JournalFixture.IndexedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** Threads that do the same, each with a number of its own, and can be watched while they do it. */
final class Crowd<T> {
  private final List<Thread> threads = new ArrayList<>();
  private final List<FutureTask<T>> tasks = new ArrayList<>();

  private Crowd() {}

  static <T> Crowd<T> of(int size, IndexedTask<T> task) {
    Crowd<T> crowd = new Crowd<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      FutureTask<T> mine = new FutureTask<>(() -> task.run(index));
      crowd.tasks.add(mine);
      Thread thread = new Thread(mine, "crowd-" + i);
      thread.setDaemon(true);
      crowd.threads.add(thread);
      thread.start();
    }
    return crowd;
  }

  /** Waits until all of them wait for something. */
  void awaitStandstill() {
    while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
  }

  boolean isAnyDone() {
    return tasks.stream().anyMatch(FutureTask::isDone);
  }

  void interrupt(int index) {
    threads.get(index).interrupt();
  }

  /** Returns what each came to: what it returned, or the exception that it threw. */
  List<Object> ends() throws InterruptedException {
    List<Object> ends = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      try {
        ends.add(task.get());
      } catch (ExecutionException e) {
        ends.add(e.getCause());
      }
    }
    return ends;
  }

  /** Returns those of {@code ends} that are exceptions. */
  static List<Throwable> failures(List<Object> ends) {
    return ends.stream()
        .filter(Throwable.class::isInstance)
        .map(Throwable.class::cast)
        .collect(Collectors.toList());
  }
}
