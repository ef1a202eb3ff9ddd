package io.recarga.sample.scheduled;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.mandate.Mandate;
import io.recarga.renewal.mandate.Run;
import io.recarga.renewal.mandate.Trigger;
import io.recarga.renewal.store.JdbcRenewalStore;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Three mandates, two machines, one database: each line is renewed once. */
public final class Scheduled {
  private static final int MANDATES = 3;
  private static final int PATIENCE_SECONDS = 60;

  private Scheduled() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    if (run(System.out) != MANDATES) {
      System.exit(1);
    }
  }

  /** Runs it; returns how often the carrier was made to deliver. */
  static int run(PrintStream out) throws SQLException, InterruptedException {
    DataSource database = database();
    FieldCipher cipher = FieldCipher.ofKey("sample", randomKey());
    FakeCarrier carrier = FakeCarrier.create(SimulatorClock.system());
    CountDownLatch renewed = new CountDownLatch(MANDATES);
    try (Machine one = new Machine("machine-1", database, cipher, carrier, (m, r) -> {
          print(out, m, r, renewed);
        });
        Machine two = new Machine("machine-2", database, cipher, carrier, (m, r) -> {
          print(out, m, r, renewed);
        })) {
      for (int i = 1; i <= MANDATES; i++) {
        one.renewals().agree(mandate(i));
      }
      one.start();
      two.start();
      if (!renewed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        out.println("Not all were renewed in time.");
      }
    }
    out.println(carrier.ledger().count() + " executions at the carrier");
    return carrier.ledger().count();
  }

  private static void print(PrintStream out, String machine, Run run, CountDownLatch renewed) {
    out.println(machine + ": " + run.mandateId() + " " + run.outcome() + ", " + run.text());
    if (run.outcome() == Run.Outcome.RENEWED) {
      renewed.countDown();
    }
  }

  private static Mandate mandate(int number) {
    int today = LocalDate.now(ZoneId.of("America/Lima")).getDayOfMonth();
    SimCard sim = SimCard.of("98765432" + number, Peru.CLARO);
    Money amount = Money.of("20", "PEN");
    return Mandate.ofAmount("m" + number, sim, Trigger.monthly(today), amount, amount, "sample")
        .build();
  }

  private static DataSource database() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:scheduled;DB_CLOSE_DELAY=-1");
    JdbcJournal.migrate(source);
    JdbcRenewalStore.migrate(source);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // What db-scheduler keeps, by its README.
      statement.execute("""
          CREATE TABLE IF NOT EXISTS scheduled_tasks (
            task_name varchar(100) NOT NULL,
            task_instance varchar(100) NOT NULL,
            task_data blob,
            execution_time timestamp(6) with time zone NOT NULL,
            picked boolean NOT NULL,
            picked_by varchar(50),
            last_success timestamp(6) with time zone,
            last_failure timestamp(6) with time zone,
            consecutive_failures int,
            last_heartbeat timestamp(6) with time zone,
            version bigint NOT NULL,
            priority smallint,
            PRIMARY KEY (task_name, task_instance))""");
    }
    return source;
  }

  private static byte[] randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
