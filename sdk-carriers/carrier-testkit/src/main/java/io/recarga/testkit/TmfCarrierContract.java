package io.recarga.testkit;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Nested;

/**
 * All contracts at once for a carrier that speaks plain TMF654 v4.0.0 and executes repeats: what the
 * wire may hold, one POST per top-up, and many callers over the carrier's simulator.
 */
public abstract class TmfCarrierContract {
  /** The credentials that {@link #connect} has to use. */
  protected static final String CLIENT_ID = "partner";

  /** The secret that {@link #connect} has to use. */
  protected static final String SECRET = "s3cret-of-partner";

  /** Makes the contract; JUnit does it once per case. */
  protected TmfCarrierContract() {}

  /** Returns the carrier whose lines are topped up. */
  protected abstract Carrier carrier();

  /**
   * Makes the adapter of a sandbox account at {@code baseUrl}.
   *
   * @param tokenUrl where {@link #CLIENT_ID} and {@link #SECRET} get tokens
   */
  protected abstract CarrierAdapter connect(
      HttpUrl baseUrl, HttpUrl tokenUrl, HttpSettings http, TimeSource time);

  /** Returns how many keys the run with many callers uses; 200 unless overridden. */
  protected int keys() {
    return 200;
  }

  private TopUp topUpOf(int n) {
    return TopUp.ofAmount(
        TopUpKey.forOrder("order-" + n, 1),
        SimCard.of("9876" + (51_100 + n), carrier()),
        Money.of("20", "PEN"));
  }

  private SimulatedCarrier startSimulator(SimulatorSetup setup) {
    Tmf654Simulator simulator = Tmf654Simulator.builder(
            setup.clock(), TmfPersonality.of(carrier().id()))
        .credentials(CLIENT_ID, SECRET)
        .faults(setup.faults())
        .stall(setup.stall())
        .start();
    return SimulatedCarrier.of(
        connect(simulator.url(), simulator.tokenUrl(), setup.http(), setup.clock()),
        simulator.ledger(),
        simulator::close);
  }

  @Nested
  final class OfTheWire extends TmfAdapterContract {
    @Override
    protected CarrierAdapter adapterAt(
        HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
      return connect(
          baseUrl,
          baseUrl.newBuilder().addPathSegments("oauth/token").build(),
          HttpSettings.builder().client(appClient).callTimeout(callTimeout).build(),
          TimeSource.system());
    }

    @Override
    protected TopUp topUp() {
      return topUpOf(0);
    }

    @Override
    protected List<String> secrets() {
      return List.of(SECRET, "token-1");
    }
  }

  @Nested
  final class OfOnePost extends OnePostContract {
    @Override
    protected SimulatedCarrier start(SimulatorSetup setup) {
      return startSimulator(setup);
    }

    @Override
    protected TopUp topUp(int n) {
      return topUpOf(n);
    }
  }

  @Nested
  final class OfManyCallers extends ManyCallersContract {
    @Override
    protected SimulatedCarrier start(SimulatorSetup setup) {
      return startSimulator(setup);
    }

    @Override
    protected TopUp topUp(int n) {
      return topUpOf(n);
    }

    @Override
    protected int keys() {
      return TmfCarrierContract.this.keys();
    }

    @Override
    protected int faultyPercent() {
      return keys() < 1_000 ? 40 : 10;
    }
  }
}
