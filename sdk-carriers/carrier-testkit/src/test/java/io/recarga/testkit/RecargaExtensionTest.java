package io.recarga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.recarga.Recarga;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@ExtendWith(RecargaExtension.class)
class RecargaExtensionTest {
  private static final Set<SimulatorClock> CLOCKS = new HashSet<>();

  private final SimulatorClock ofConstructor;

  RecargaExtensionTest(SimulatorClock time) {
    ofConstructor = time;
  }

  @Test
  void partsBelongTogether(
      FakeCarrier carrier, Ledger ledger, SimulatorClock time, Recarga recarga) {
    assertThat(carrier.ledger()).isSameAs(ledger);
    assertThat(time).isSameAs(ofConstructor);
    assertThat(recarga.capabilities()).containsOnlyKeys(carrier.id());
    assertThat(time.now()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(CLOCKS.add(time)).isTrue();
  }

  @Test
  void nextTestGetsNewOnes(SimulatorClock time) {
    assertThat(time).isSameAs(ofConstructor);
    assertThat(CLOCKS.add(time)).isTrue();
  }

  @Test
  void dtOneIsStartedAndClosedWithItsTest() {
    int port;
    try (Stage stage = new Stage()) {
      DtOneSimulator dtOne = stage.get(DtOneSimulator.class);
      port = dtOne.url().port();
      assertThat(dtOne.ledger()).isSameAs(stage.get(Ledger.class));
      assertThatCode(() -> connect(port)).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
  }

  @Test
  void simulatorIsStartedAndClosedWithItsTest() {
    int port;
    try (Stage stage = new Stage()) {
      ReloadlySimulator reloadly = stage.get(ReloadlySimulator.class);
      port = reloadly.url().port();
      assertThat(stage.get(ReloadlySimulator.class)).isSameAs(reloadly);
      assertThat(reloadly.ledger()).isSameAs(stage.get(Ledger.class));
      assertThatCode(() -> connect(port)).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
  }

  @Test
  void junitClosesTheSimulator() {
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(UsesTheSimulator.class))
            .build());
    assertThat(UsesTheSimulator.port).isPositive();
    assertThatThrownBy(() -> connect(UsesTheSimulator.port)).isInstanceOf(ConnectException.class);
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  /** Runs only inside the test above. */
  @ExtendWith(RecargaExtension.class)
  static class UsesTheSimulator {
    static int port;

    @Test
    void runs(ReloadlySimulator reloadly) throws IOException {
      connect(reloadly.url().port());
      port = reloadly.url().port();
    }
  }
}
