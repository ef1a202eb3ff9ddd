package io.recarga.journal.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a class, and says so, unless the profile "mariadb" is on and MariaDB with Galera is installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGalera.Condition.class)
public @interface NeedsGalera {

  /** Looks for both. */
  final class Condition extends InstalledCondition {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    Condition() {
      super("a Galera cluster", "mariadbd, galera-4 or rsync", GaleraCluster::isInstalled, TOLD);
    }
  }
}
