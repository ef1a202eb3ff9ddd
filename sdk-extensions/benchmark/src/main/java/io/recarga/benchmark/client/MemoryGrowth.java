package io.recarga.benchmark.client;

import com.sun.management.ThreadMXBean;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Finds out what a top-up costs while the journal in memory grows, with a carrier that answers at
 * once and without HTTP: what is left is the engine alone. Argument: how many rows at most. Prints
 * rows, nanoseconds and bytes allocated a top-up, and bytes of heap a row.
 */
public final class MemoryGrowth {
  private static final int SAMPLE = 2_000;
  private static final int SAMPLES = 9;

  private final Recarga recarga;
  private final SimCard sim = SimCard.of("+51987654321", Peru.CLARO);
  private final Money amount = Money.of("20.00", "PEN");
  private int rows;

  private MemoryGrowth(int maxRows) {
    recarga = Recarga.builder()
        .adapter(new AtOnce())
        .journal(Journal.inMemory(maxRows + SAMPLE * (SAMPLES + 1) * 3))
        .build();
  }

  /** Measures and prints. */
  public static void main(String[] args) {
    int most = Integer.parseInt(args[0]);
    new MemoryGrowth(200_000).grow(Math.min(200_000, most)); // Has it compiled.
    long empty = usedHeap();
    MemoryGrowth growth = new MemoryGrowth(most);
    for (int rows = Math.min(10_000, most); ; rows = Math.min(rows * 10, most)) {
      growth.grow(rows);
      long bytesPerRow = (usedHeap() - empty) / Math.max(1, growth.rows);
      System.out.println(growth.rows + " " + growth.sample() + " " + bytesPerRow);
      if (rows == most) {
        break;
      }
    }
    System.out.println("end");
  }

  private void grow(int wanted) {
    while (rows < wanted) {
      topUp();
    }
  }

  private String sample() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long id = Thread.currentThread().getId();
    long best = Long.MAX_VALUE;
    long bytes = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < SAMPLES; i++) {
      long began = threads.getCurrentThreadCpuTime();
      for (int n = 0; n < SAMPLE; n++) {
        topUp();
      }
      best = Math.min(best, threads.getCurrentThreadCpuTime() - began);
    }
    bytes = threads.getThreadAllocatedBytes(id) - bytes;
    return best / SAMPLE + " " + bytes / SAMPLE / SAMPLES;
  }

  private void topUp() {
    TopUpKey key = TopUpKey.of("order-" + rows++);
    if (!(recarga.topUp(TopUp.ofAmount(key, sim, amount)) instanceof TopUpResult.Delivered)) {
      throw new IllegalStateException("not delivered");
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static final class AtOnce implements CarrierAdapter {
    private final AdapterId id = AdapterId.of("at-once");
    private final Route route = Route.of(Map.of(), null);
    private final Capabilities capabilities =
        Capabilities.builder(DuplicateLevel.REFUSES_REPEAT).build();

    @Override
    public AdapterId id() {
      return id;
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return capabilities;
    }

    @Override
    public Route prepare(TopUp topUp) {
      return route;
    }

    @Override
    public Answer send(Attempt attempt) {
      attempt.permit().check();
      return Answer.delivered(
          Delivery.builder(Evidence.ofTransaction(attempt.reference())).build());
    }

    @Override
    public Answer find(Attempt attempt) {
      throw new UnsupportedOperationException("nothing is asked");
    }
  }
}
