package io.recarga.benchmark.catalogue;

import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.catalogue.Catalogue;
import io.recarga.catalogue.Hit;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures what a catalogue keeps on the heap, and what searches see while it is read anew. Argument:
 * how many plans; 50,000 unless given. Prints one line.
 */
public final class CatalogueSize {
  private static final int REFRESHES = 3;

  private CatalogueSize() {}

  /** Measures and prints. */
  public static void main(String[] args) throws InterruptedException {
    int plans = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    System.out.println(measure(plans));
  }

  static String measure(int plans) throws InterruptedException {
    ManyPlans adapter = new ManyPlans(plans);
    Recarga recarga =
        Recarga.builder().adapter(adapter).journal(Journal.inMemory(1)).build();
    long small = retained(Catalogue.of(recarga(), Peru.CARRIERS));
    Catalogue catalogue = Catalogue.of(recarga, Peru.CARRIERS);
    long large = retained(catalogue);
    Searches searches = new Searches(catalogue);
    searches.start();
    long began = System.nanoTime();
    for (int i = 0; i < REFRESHES; i++) {
      adapter.next();
      catalogue.refresh();
    }
    long took = System.nanoTime() - began;
    searches.stop.set(true);
    searches.join();
    return String.format(
        Locale.ROOT,
        "%,d plans: %.1f MB kept; %d readings of %.0f ms each, meanwhile %,d searches, %d of them"
            + " with plans of two readings, median %.1f ms, longest %.1f ms",
        plans,
        (large - small) / 1e6,
        REFRESHES,
        took / 1e6 / REFRESHES,
        searches.count,
        searches.mixed,
        searches.quantile(0.5),
        searches.quantile(1));
  }

  private static Recarga recarga() {
    return Recarga.builder()
        .adapter(new ManyPlans(4))
        .journal(Journal.inMemory(1))
        .build();
  }

  /** Has it read and returns the heap that is in use then. */
  private static long retained(Catalogue catalogue) {
    catalogue.refresh();
    int found = catalogue.search("claro", Locale.ENGLISH).hits().size();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    if (found == 0 || catalogue.readAt().isEmpty()) {
      throw new IllegalStateException("nothing was read");
    }
    return used;
  }

  private static final class Searches extends Thread {
    private final Catalogue catalogue;
    private final AtomicBoolean stop = new AtomicBoolean();
    private long[] nanos = new long[1_024];
    private int count;
    private int mixed;

    Searches(Catalogue catalogue) {
      super("searches");
      this.catalogue = catalogue;
    }

    @Override
    public void run() {
      while (!stop.get()) {
        long began = System.nanoTime();
        List<Hit> hits = catalogue.search("claro familia", Locale.ENGLISH).hits();
        long took = System.nanoTime() - began;
        long editions = hits.stream()
            .flatMap(hit -> hit.plan().stream())
            .map(CatalogueSize::editionOf)
            .distinct()
            .count();
        if (editions == 0) {
          throw new IllegalStateException("no plan was found");
        }
        mixed += editions > 1 ? 1 : 0;
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
      }
    }

    double quantile(double share) {
      long[] sorted = Arrays.copyOf(nanos, count);
      Arrays.sort(sorted);
      return count == 0 ? 0 : sorted[(int) ((count - 1) * share)] / 1e6;
    }
  }

  private static String editionOf(Plan plan) {
    int from = plan.name().indexOf("edition");
    return plan.name().substring(from, plan.name().indexOf(' ', from));
  }
}
