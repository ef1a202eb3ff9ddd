package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.journal.Journal;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many top-ups at once, a key for each. */
@Timeout(30)
class FleetTest {
  private static final int LINES = 1_000;
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();

  private final Delivering adapter = new Delivering();
  private final Journal journal = Journal.inMemory(10_000);
  private final Recarga recarga = Recarga.builder()
      .adapter(adapter)
      .journal(journal)
      .limits(adapter.id(), AccountLimits.builder().inFlight(8).build())
      .build();
  private final List<FleetLine> lines = new ArrayList<>();

  @Test
  void eachLineEndsOnceAndIsTold() {
    List<Long> progress = new ArrayList<>();
    FleetReport report = recarga.topUpAll(
        lines(LINES),
        FleetRun.builder(lines::add)
            .inFlight(16)
            .progress(250, soFar -> progress.add(soFar.lines()))
            .build());
    assertThat(report).isEqualTo(new FleetReport(LINES, LINES, 0, 0, 0, 0, true));
    assertThat(lines).extracting(FleetLine::number).doesNotHaveDuplicates().hasSize(LINES);
    assertThat(lines).noneMatch(FleetLine::isOpen);
    assertThat(progress).containsExactly(250L, 500L, 750L, 1_000L);
    assertThat(adapter.references).hasSize(LINES).doesNotHaveDuplicates();
    assertThat(adapter.most.get()).isLessThanOrEqualTo(8);
  }

  @Test
  void aRunThatIsRunAgainSendsNothingTwice() {
    recarga.topUpAll(lines(300), FleetRun.builder(lines::add).build());
    FleetReport again =
        recarga.topUpAll(lines(LINES), FleetRun.builder(lines::add).build());
    assertThat(again.delivered()).isEqualTo(LINES);
    assertThat(adapter.references).hasSize(LINES).doesNotHaveDuplicates();
  }

  @Test
  void whatHasEndedIsLookedUpManyAtATime() {
    recarga.topUpAll(lines(LINES), FleetRun.builder(lines::add).build());
    lines.clear();
    List<Integer> asked = new ArrayList<>();
    Journal counting = JournalProxy.around(journal, (method, arguments) -> {
      if (method.equals("find")) {
        asked.add(1);
      } else if (method.equals("findAll")) {
        asked.add(((java.util.Collection<?>) arguments[0]).size());
      }
    });
    try (Recarga again = Recarga.builder().adapter(adapter).journal(counting).build()) {
      FleetReport report = again.topUpAll(
          lines(LINES + 2), FleetRun.builder(lines::add).inFlight(1).build());
      assertThat(report.delivered()).isEqualTo(LINES + 2);
    }
    assertThat(lines).extracting(FleetLine::number).isSorted();
    assertThat(lines).extracting(line -> line.key().id()).doesNotHaveDuplicates();
    // 1, 4, 16, 64, 256, 500, the rest; and each of the two that are new by itself.
    assertThat(asked.stream().mapToInt(size -> size).sum()).isEqualTo(LINES + 2 + 2);
    assertThat(asked).hasSize(9);
    assertThat(adapter.references).hasSize(LINES + 2).doesNotHaveDuplicates();
  }

  @Test
  void whatEndedOtherwiseThanItIsAskedForIsRefusedThoughItIsLookedUp() {
    recarga.topUpAll(lines(20), FleetRun.builder(lines::add).build());
    lines.clear();
    TopUp ninth = line(9);
    TopUp other = TopUp.ofAmount(ninth.key(), ninth.sim(), Money.of("99", "PEN"));
    FleetReport report = recarga.topUpAll(
        lines(20).map(line -> line.key().equals(ninth.key()) ? other : line),
        FleetRun.builder(lines::add).inFlight(1).build());
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.delivered()).isEqualTo(19);
    assertThat(lines.get(8).refusal()).isInstanceOf(KeyConflictException.class);
  }

  @Test
  void refusedLinesAreToldWithTheirReasonAndDoNotStopTheRun() {
    TopUp first = line(1);
    TopUp conflict = TopUp.ofAmount(first.key(), first.sim(), Money.of("99", "PEN"));
    recarga.topUp(first);
    FleetReport report = recarga.topUpAll(
        Stream.of(conflict, line(2)), FleetRun.builder(lines::add).inFlight(1).build());
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.delivered()).isEqualTo(1);
    assertThat(lines.get(0).refusal()).isInstanceOf(KeyConflictException.class);
    assertThat(lines.get(0).isOpen()).isTrue();
  }

  @Test
  void whatMayNotBeSentNowIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    adapter.onPrepare = topUp -> {
      if (tries.incrementAndGet() == 1) {
        throw new NotSentException("delivering: down for a moment");
      }
      return Route.of(Map.of(), null);
    };
    FleetReport report = recarga.topUpAll(
        Stream.of(line(1)), FleetRun.builder(lines::add).inFlight(1).build());
    assertThat(report.delivered()).isEqualTo(1);
    assertThat(tries).hasValue(2);
    adapter.onPrepare = topUp -> {
      throw new NotSentException("delivering: down");
    };
    FleetReport impatient = recarga.topUpAll(
        Stream.of(line(2)), FleetRun.builder(lines::add).patience(Duration.ZERO).build());
    assertThat(impatient.refused()).isEqualTo(1);
  }

  @Test
  void whatTheSourceOrAListenerThrowsEndsTheRun() {
    Stream<TopUp> broken = lines(100).peek(topUp -> {
      if (topUp.key().id().equals("line-51")) {
        throw new IllegalStateException("line 51 cannot be read");
      }
    });
    assertThatThrownBy(
            () -> recarga.topUpAll(broken, FleetRun.builder(lines::add).build()))
        .hasMessage("line 51 cannot be read");
    assertThat(adapter.references).hasSizeLessThanOrEqualTo(50);
    assertThatThrownBy(() -> recarga.topUpAll(
            lines(100),
            FleetRun.builder(line -> {
                  throw new IllegalStateException("disk full");
                })
                .build()))
        .hasMessage("disk full");
  }

  @Test
  void anInterruptTakesNoMoreLinesAndKeepsItsFlag() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Stream<TopUp> endless = Stream.iterate(1, i -> i + 1).map(FleetTest::line);
    FleetReport[] report = new FleetReport[1];
    boolean[] flag = {false};
    Thread caller = new Thread(() -> {
      report[0] = recarga.topUpAll(
          endless, FleetRun.builder(line -> begun.countDown()).inFlight(4).build());
      flag[0] = Thread.currentThread().isInterrupted();
    });
    caller.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join(10_000);
    assertThat(report[0].isComplete()).isFalse();
    assertThat(report[0].lines()).isEqualTo(adapter.references.size());
    assertThat(flag[0]).isTrue();
  }

  private static Stream<TopUp> lines(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(FleetTest::line);
  }

  private static TopUp line(int number) {
    return TopUp.ofAmount(
        TopUpKey.of("line-" + number),
        SimCard.of("9" + (10_000_000 + number), CLARO),
        Money.of("20", "PEN"));
  }

  /** Delivers whatever it gets, and counts how much of it at once. */
  private static final class Delivering implements CarrierAdapter {
    final ConcurrentLinkedQueue<String> references = new ConcurrentLinkedQueue<>();
    final AtomicInteger most = new AtomicInteger();
    Function<TopUp, Route> onPrepare = topUp -> Route.of(Map.of(), null);
    private final AtomicInteger now = new AtomicInteger();

    @Override
    public AdapterId id() {
      return AdapterId.of("delivering");
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.builder(DuplicateLevel.REPLAYS).build();
    }

    @Override
    public Route prepare(TopUp topUp) {
      return onPrepare.apply(topUp);
    }

    @Override
    public Answer send(Attempt attempt) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      references.add(attempt.reference());
      now.decrementAndGet();
      return find(attempt);
    }

    @Override
    public Answer find(Attempt attempt) {
      return Answer.delivered(Delivery.builder(Evidence.ofTransaction("t")).build());
    }
  }
}
