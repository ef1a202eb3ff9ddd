package io.recarga.journal.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, and says so, unless the profile "mariadb" is on and MariaDB with Galera is installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGalera.Condition.class)
@interface NeedsGalera {

  /** Looks for both. */
  final class Condition implements ExecutionCondition {
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final String COMMAND = "mvn verify -Pmariadb -pl :recarga-journal-tests -am";
    private static final String INSTALL = "sdk-extensions/journal-tests/mariadb/install.sh";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (!Boolean.getBoolean("recarga.mariadb")) {
        return skipped("to do that run " + COMMAND);
      }
      if (!GaleraCluster.isInstalled()) {
        return skipped("mariadbd, galera-4 or rsync is not installed; as root, run " + INSTALL);
      }
      return ConditionEvaluationResult.enabled("MariaDB and Galera are installed");
    }

    private static ConditionEvaluationResult skipped(String cure) {
      String reason = "no journal was tested on a Galera cluster; " + cure;
      if (TOLD.compareAndSet(false, true)) {
        System.out.println("SKIPPED: " + reason);
      }
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
