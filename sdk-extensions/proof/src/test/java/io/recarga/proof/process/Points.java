package io.recarga.proof.process;

import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.spi.CarrierAdapter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places before and after each call of journal and carrier, by name. At one of them, when it is
 * reached for the n-th time, this process dies on the spot, or stands still until somebody wakes it.
 */
final class Points {
  /** Where a process can be killed. */
  static final List<String> ALL = List.of(
      "before prepare",
      "after prepare",
      "before insert",
      "after insert",
      "before replace SENDING",
      "after replace SENDING",
      "before replace SUCCEEDED",
      "after replace SUCCEEDED",
      "before replace IN_DOUBT",
      "after replace IN_DOUBT",
      "before replace PENDING",
      "after replace PENDING",
      "before replace NOT_EXECUTED",
      "after replace NOT_EXECUTED",
      "before send",
      "during send",
      "after send",
      "before find",
      "after find",
      "after takeDue");

  private final String name;
  private final AtomicInteger left;
  private final boolean stops;
  private final CountDownLatch awake = new CountDownLatch(1);

  /**
   * Makes points of which {@code name} is deadly the n-th time, or halts the process when n threads
   * stand there.
   */
  Points(String name, int times, boolean stops) {
    this.name = name;
    this.left = new AtomicInteger(times);
    this.stops = stops;
  }

  Journal around(Journal journal) {
    return wrapped(Journal.class, journal);
  }

  CarrierAdapter around(CarrierAdapter adapter) {
    return wrapped(CarrierAdapter.class, adapter);
  }

  private <T> T wrapped(Class<T> type, T target) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
          String what = method.getName();
          if (what.equals("replace")) {
            what += " " + ((JournalRow) arguments[1]).state();
          }
          if (target instanceof Journal && what.equals("find")) {
            what = "read";
          }
          reached("before " + what);
          if (what.equals("send") && name.equals("during send")) {
            dieSoon();
          }
          try {
            Object result = method.invoke(target, arguments);
            reached("after " + what);
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }));
  }

  private void reached(String point) {
    if (!point.equals(name)) {
      return;
    }
    int others = left.decrementAndGet();
    if (stops && others > 0) {
      awaitStop();
    } else if (stops && others == 0) {
      stop();
      awake.countDown();
    } else if (others == 0) {
      Runtime.getRuntime().halt(137);
    }
  }

  private void awaitStop() {
    try {
      awake.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dieSoon() {
    if (left.decrementAndGet() == 0) {
      Thread thread = new Thread(() -> {
        try {
          Thread.sleep(3);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(137);
      });
      thread.start();
    }
  }

  /** Suspends this process, as an operating system may at any instruction. */
  private static void stop() {
    System.out.println("stops");
    try {
      String self = String.valueOf(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-STOP", self).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
