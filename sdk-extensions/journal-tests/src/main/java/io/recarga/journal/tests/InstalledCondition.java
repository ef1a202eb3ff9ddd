package io.recarga.journal.tests;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a class run where the profile "mariadb" is on and its server installed; says once if not. */
abstract class InstalledCondition implements ExecutionCondition {
  private static final String COMMAND = "mvn verify -Pmariadb -pl :recarga-journal-tests -am";
  private static final String INSTALL = "sdk-extensions/journal-tests/mariadb/install.sh";

  private final String server;
  private final String missing;
  private final BooleanSupplier installed;
  private final AtomicBoolean told;

  InstalledCondition(String server, String missing, BooleanSupplier installed, AtomicBoolean told) {
    this.server = server;
    this.missing = missing;
    this.installed = installed;
    this.told = told;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Boolean.getBoolean("recarga.mariadb")) {
      return skipped("to do that run " + COMMAND);
    }
    if (!installed.getAsBoolean()) {
      return skipped(missing + " is not installed; as root, run " + INSTALL);
    }
    return ConditionEvaluationResult.enabled("installed: " + server);
  }

  private ConditionEvaluationResult skipped(String cure) {
    String reason = "no journal was tested on " + server + "; " + cure;
    if (told.compareAndSet(false, true)) {
      System.out.println("SKIPPED: " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
