package io.recarga.proof.sabotage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.recarga.internal.Explorers;
import io.recarga.proof.sim.Simulations;
import io.recarga.spi.DuplicateLevel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The real checks, called by name within a mutant; each returns what it noticed, or "". */
public final class Checks {
  private Checks() {}

  /** Runs worlds until one breaks an invariant. */
  public static String worlds(String[] arguments) throws InterruptedException {
    return Simulations.firstViolation(Integer.parseInt(arguments[0]));
  }

  /** Explores what can happen: the minutes in which attempts may begin, and the carriers. */
  public static String exploration(String[] arguments) {
    DuplicateLevel[] levels = Arrays.stream(arguments)
        .skip(1)
        .map(DuplicateLevel::valueOf)
        .toArray(DuplicateLevel[]::new);
    return Explorers.firstViolation(Integer.parseInt(arguments[0]), levels);
  }

  /** Looks at a database: one that is unsafe, or its clock. */
  public static String database(String[] arguments) throws SQLException {
    return arguments[0].equals("unsafe")
        ? DatabaseChecks.unsafeDatabase()
        : DatabaseChecks.wallClock();
  }

  /** Runs test classes and returns the names of those tests that fail. */
  public static String tests(String[] classes) throws ClassNotFoundException {
    List<String> failed = Collections.synchronizedList(new ArrayList<>());
    List<Class<?>> loaded = new ArrayList<>();
    for (String name : classes) {
      loaded.add(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
    }
    int[] finished = {0};
    TestExecutionListener listener = new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
          finished[0]++;
        }
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
          failed.add(test.getDisplayName());
        }
      }
    };
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(loaded.stream().map(each -> selectClass(each)).toList())
                .build(),
            listener);
    if (finished[0] == 0) {
      throw new IllegalStateException("no test ran of " + Arrays.toString(classes));
    }
    return String.join(", ", failed);
  }
}
