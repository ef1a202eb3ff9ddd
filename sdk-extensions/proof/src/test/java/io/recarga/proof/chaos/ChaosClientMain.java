package io.recarga.proof.chaos;

import io.recarga.AccountLimits;
import io.recarga.EnginePolicy;
import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.NotSentException;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.SuspectedDuplicateException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.WebhookReply;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An app of many callers in a process of its own. */
public final class ChaosClientMain {
  private static final int CONNECTIONS = 32;
  private static final int MOST_TRIES = 400;
  private static final int REPLAYED = 7;
  private static final Duration MARGIN = Duration.ofMillis(150);

  private final EnginePolicy policy;
  private final Plan plan;
  private final Roads roads;
  private final Journal journal;
  private final List<CarrierAdapter> adapters = new ArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile @Nullable Recarga app;

  private ChaosClientMain(Plan plan, Roads roads, Journal journal, EnginePolicy policy) {
    this.policy = policy;
    this.plan = plan;
    this.roads = roads;
    this.journal = journal;
    for (DuplicateLevel level : DuplicateLevel.values()) {
      adapters.add(new ChaosAdapter(level, roads, plan));
    }
    adapters.add(roads.reloadly());
  }

  /**
   * Runs until it is told to end: seed, address of the database, doors of the carrier, port of its
   * proxy, the root certificate, a file of numbers to top up, number of callers; top-ups per second
   * and seconds between two samples of its own state, or 0; top-ups in the whole run; how long the
   * database may stand still.
   */
  public static void main(String[] args) throws Exception {
    Plan plan = new Plan(Long.parseLong(args[0]));
    Roads roads = new Roads(plan, args[2], Integer.parseInt(args[3]), Path.of(args[4]));
    ConnectionPool pool = new ConnectionPool(Databases.at(args[1]), CONNECTIONS);
    // A fault of the database's network is planned for one top-up, so that each writes by itself.
    Journal journal = whenWell(
        () -> JdbcJournal.builder(pool).shareCommitsFrom(Integer.MAX_VALUE).open());
    EnginePolicy policy = Figures.policy(Integer.parseInt(args[9]), Duration.parse(args[10]));
    ChaosClientMain client = new ChaosClientMain(plan, roads, journal, policy);
    client.renew();
    client.listen();
    List<Integer> numbers =
        Files.readAllLines(Path.of(args[5])).stream().map(Integer::valueOf).toList();
    Pace pace = new Pace(Double.parseDouble(args[7]));
    RawServer.daemon(() -> client.topUp(numbers, Integer.parseInt(args[6]), pace), "callers");
    Sampler.start(journal, Integer.parseInt(args[8]));
    client.obey(numbers);
    System.exit(0);
  }

  /** Opens another library instance in the place of the one that stands, in full flight. */
  private void renew() {
    Recarga before = app;
    Recarga.Builder builder = Recarga.builder()
        .journal(journal)
        .policy(policy)
        .suspectRepeats(Duration.ofMinutes(30))
        .listener(ChaosClientMain::tell);
    AccountLimits limits = AccountLimits.builder()
        .withoutBreaker()
        .inFlight(10_000)
        .retryTokens(1_000_000)
        .build();
    adapters.forEach(adapter -> builder.adapter(adapter).limits(adapter.id(), limits));
    Recarga next = whenWell(builder::build);
    whenWell(next::start);
    app = next;
    if (before != null) {
      System.out.println("closes " + inside.get());
      before.close();
    }
  }

  /** Whoever starts while the database is away starts again. */
  private static <T> T whenWell(Supplier<T> start) {
    for (int tries = 1; ; tries++) {
      try {
        return start.get();
      } catch (JournalException | IllegalStateException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void tell(RechargeEvent event) {
    TopUpKey key = event.key();
    if (key != null && event.kind() != RechargeEvent.Kind.SENDING) {
      Sayings.ended(key);
    }
  }

  private Recarga app() {
    Recarga now = app;
    if (now == null) {
      throw new IllegalStateException("not yet");
    }
    return now;
  }

  /** Takes notices, and tells the carrier where. */
  private void listen() throws IOException {
    RawServer server = RawServer.start(call -> {
      WebhookReply reply = app()
          .webhooks()
          .accept(
              AdapterId.of(call.path().substring(1)),
              call.headers(),
              call.text().getBytes(StandardCharsets.UTF_8));
      return Reply.of(reply.status(), "");
    });
    URI.create(roads.usual() + "/subscribe?" + server.port())
        .toURL()
        .openStream()
        .close();
  }

  /** Does what the run says on the input. */
  private void obey(List<Integer> numbers) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "renew" -> renew();
        case "replay" -> replay(numbers);
        default -> {
          app().close();
          return;
        }
      }
    }
  }

  private void topUp(List<Integer> numbers, int callers, Pace pace) {
    work(Plan.toWarmUp(), 4, this::warmUp);
    work(numbers, callers, number -> {
      pace.await();
      topUp(number);
    });
    System.out.println("done");
  }

  private void warmUp(int number) {
    Duration wait = Duration.ofSeconds(20);
    try {
      TopUpResult ignored = app().topUp(plan.topUp(number), wait);
    } catch (JournalException e) {
      // Then somebody else warms it up.
    }
  }

  private static void work(List<Integer> numbers, int callers, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Thread thread = new Thread(() -> {
        for (int at = next.getAndIncrement(); at < numbers.size(); at = next.getAndIncrement()) {
          int number = numbers.get(at);
          try {
            work.accept(number);
          } catch (RuntimeException e) {
            Sayings.violated("caller of " + number + ": " + e);
          }
        }
      });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void topUp(int number) {
    Sayings.asks(number);
    switch (plan.trouble(number)) {
      case MANY_CALLERS -> {
        Sayings.hit(Trouble.MANY_CALLERS, number);
        CompletableFuture<?>[] others = new CompletableFuture<?>[2];
        Arrays.setAll(others, i -> CompletableFuture.runAsync(() -> ask(number), ownThread()));
        ask(number);
        CompletableFuture.allOf(others).join();
      }
      case FUTURE_CANCELLED -> {
        Sayings.hit(Trouble.FUTURE_CANCELLED, number);
        CompletableFuture<TopUpResult> future = app().async(ownThread()).topUp(plan.topUp(number));
        future.cancel(true);
        ask(number);
      }
      case SAME_KEY_FOR_ANOTHER -> {
        ask(number);
        mustFail(number, plan.otherPayload(number), KeyConflictException.class);
      }
      case OTHER_KEY_FOR_THE_SAME -> {
        ask(number);
        mustFail(number, plan.otherKey(number), SuspectedDuplicateException.class);
      }
      default -> ask(number);
    }
  }

  private static Executor ownThread() {
    return task -> RawServer.daemon(task, "calls");
  }

  private void mustFail(int number, TopUp topUp, Class<? extends RuntimeException> why) {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        TopUpResult result = app().topUp(topUp, Duration.ofSeconds(2));
        if (result instanceof TopUpResult.Pending pending
            && String.valueOf(pending.progress().note()).contains("can't be read")) {
          continue; // The journal was away: nothing can be known.
        }
        Sayings.violated("I8 replay: " + number + " was taken again: " + result);
        return;
      } catch (JournalException | NotSentException e) {
        pause();
      } catch (RuntimeException e) {
        if (why.isInstance(e)) {
          Sayings.hit(plan.trouble(number), number);
        } else {
          Sayings.violated("I8 replay: " + number + ": " + e);
        }
        return;
      }
    }
  }

  /** Asks until there is a result: after an exception the key is free, so the same one again. */
  /** Tells of a call that took longer than its lease with nothing in the plan to hold it up. */
  private void sayIfHeldUp(int number, long began) {
    Duration lease = Figures.callTimeout(plan.lane(number).first()).plus(policy.leaseMargin());
    if (System.nanoTime() - began > lease.toNanos() && !plan.trouble(number).holds()) {
      Sayings.late(number);
    }
  }

  private void ask(int number) {
    TopUp topUp = plan.topUp(number);
    Duration wait = Figures.callTimeout(plan.lane(number).first()).plus(MARGIN);
    for (int i = 0; i < MOST_TRIES; i++) {
      inside.incrementAndGet();
      try {
        long began = System.nanoTime();
        TopUpResult result = app().topUp(topUp, wait);
        sayIfHeldUp(number, began);
        if (result instanceof TopUpResult.Pending && !isJournaled(topUp.key())) {
          pause();
          continue; // Nobody could tell whether it was journaled: the same key is right.
        }
        Sayings.told(number, result.getClass().getSimpleName());
        return;
      } catch (RuntimeException e) {
        Sayings.threw(number, e);
        pause();
        holdFree(number, e);
      } finally {
        inside.decrementAndGet();
        boolean ignored = Thread.interrupted();
      }
    }
    Sayings.violated("I18 liveness: nobody takes " + number);
  }

  /** An exception says that the key is free: where nobody else asks for it, no row may turn up. */
  private void holdFree(int number, RuntimeException said) {
    boolean alone = plan.trouble(number) != Trouble.MANY_CALLERS
        && plan.trouble(number) != Trouble.FUTURE_CANCELLED;
    if (alone && isJournaled(Plan.key(number))) {
      Sayings.violated("API an exception means the key is free: " + number + ": " + said);
    }
  }

  private boolean isJournaled(TopUpKey key) {
    try {
      return journal.find(key).isPresent();
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Asks for some of it once more, when all is over. */
  private void replay(List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i += REPLAYED) {
      int number = numbers.get(i);
      TopUpResult result = app().topUp(plan.topUp(number), Duration.ZERO);
      System.out.println("again " + number + " " + result.getClass().getSimpleName());
    }
    System.out.println("replayed");
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
