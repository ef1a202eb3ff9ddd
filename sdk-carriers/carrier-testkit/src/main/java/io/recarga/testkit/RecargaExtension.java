package io.recarga.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test what it needs to try an integration without a carrier. A test method, or the
 * constructor of its class, names what it wants as parameters:
 *
 * <ul>
 *   <li>{@link io.recarga.Recarga}: over the fake carrier, with a journal in memory;
 *   <li>{@link io.recarga.simulator.FakeCarrier}: a carrier without sockets that meets faults when
 *       told;
 *   <li>{@link io.recarga.simulator.reloadly.ReloadlySimulator}: Reloadly as a server on loopback,
 *       started;
 *   <li>{@link io.recarga.simulator.dtone.DtOneSimulator}: DT One likewise;
 *   <li>{@link io.recarga.simulator.Ledger}: what any of them really executed;
 *   <li>{@link io.recarga.simulator.SimulatorClock}: the time of all of them. It stands still until
 *       the test sets it forward or somebody waits, so a day's wait takes no time.
 * </ul>
 *
 * <p>Parameters of one test belong together; the next test gets new ones. What has to be closed is
 * closed when the test is over.
 */
public final class RecargaExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RecargaExtension.class);

  /** Makes the extension; JUnit does it for {@code @ExtendWith}. */
  public RecargaExtension() {}

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Stage.PARTS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // JUnit closes what lies in the store when the test is over.
    Stage stage = context
        .getStore(NAMESPACE)
        .computeIfAbsent(Stage.class, ignored -> new Stage(), Stage.class);
    return stage.get(parameter.getParameter().getType());
  }
}
