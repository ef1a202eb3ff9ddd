package io.recarga.testkit.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract within a test and says which of its cases failed. */
public final class ContractRun implements TestExecutionListener {
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final AtomicInteger finished = new AtomicInteger();
  private TestPlan plan;

  private ContractRun() {}

  /** Runs all cases of {@code contract} except those named {@code without}. */
  public static ContractRun of(Class<?> contract, Set<String> without) {
    PostDiscoveryFilter filter = descriptor -> FilterResult.includedIf(descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> !without.contains(((MethodSource) source).getMethodName()))
        .orElse(true));
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(contract))
        .filters(filter)
        .build();
    ContractRun run = new ContractRun();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  /** Returns the names of the cases that failed, each with one of its messages. */
  public Map<String, String> failures() {
    return new TreeMap<>(failures);
  }

  int finished() {
    return finished.get();
  }

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      finished.incrementAndGet();
    }
    if (result.getStatus() == Status.FAILED) {
      failures.put(
          caseOf(test),
          String.valueOf(result.getThrowable().map(Throwable::toString).orElse("")));
    }
  }

  private String caseOf(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof MethodSource method) {
      return method.getMethodName();
    }
    return plan.getParent(test).map(this::caseOf).orElse(test.getDisplayName());
  }
}
