package io.recarga.testkit.many;

import io.recarga.DeclineReason;
import io.recarga.Environment;
import io.recarga.TopUp;
import io.recarga.simulator.FakeCarrier;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;

/** Adapters that get one thing wrong, which only shows among many callers. */
final class BrokenRuns {
  private BrokenRuns() {}

  /** Sends a lost call again, at a carrier that executes it again. */
  static final class PaysTwice extends Spoiled {
    PaysTwice() {
      super((carrier, attempt) -> {
        Answer answer = carrier.send(attempt);
        return answer instanceof Answer.InDoubt ? carrier.send(attempt) : answer;
      });
    }
  }

  /** Takes a lost answer for a failure. */
  static final class GuessesFailure extends Spoiled {
    GuessesFailure() {
      super((carrier, attempt) -> {
        Answer answer = carrier.send(attempt);
        return answer instanceof Answer.InDoubt
            ? Answer.failed(DeclineReason.NOT_SENT, Duration.ZERO, Evidence.none())
            : answer;
      });
    }
  }

  private abstract static class Spoiled extends FakeManyCallers {
    private final BiFunction<CarrierAdapter, Attempt, Answer> send;

    Spoiled(BiFunction<CarrierAdapter, Attempt, Answer> send) {
      super(DuplicateLevel.SEARCHABLE);
      this.send = send;
    }

    @Override
    protected Set<String> rows() {
      return Set.of("F2", "F3");
    }

    @Override
    CarrierAdapter adapterOf(FakeCarrier carrier) {
      return new SpoiledAdapter(carrier, send);
    }
  }

  private record SpoiledAdapter(
      CarrierAdapter carrier, BiFunction<CarrierAdapter, Attempt, Answer> spoiled)
      implements CarrierAdapter {
    @Override
    public AdapterId id() {
      return carrier.id();
    }

    @Override
    public Environment environment() {
      return carrier.environment();
    }

    @Override
    public Capabilities capabilities() {
      return carrier.capabilities();
    }

    @Override
    public Route prepare(TopUp topUp) {
      return carrier.prepare(topUp);
    }

    @Override
    public Answer send(Attempt attempt) {
      return spoiled.apply(carrier, attempt);
    }

    @Override
    public Answer find(Attempt attempt) {
      return carrier.find(attempt);
    }
  }
}
