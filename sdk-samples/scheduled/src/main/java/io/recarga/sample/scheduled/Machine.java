package io.recarga.sample.scheduled;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.recarga.Recarga;
import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import io.recarga.renewal.mandate.BalanceSource;
import io.recarga.renewal.mandate.Renewals;
import io.recarga.renewal.mandate.Run;
import io.recarga.renewal.store.JdbcRenewalStore;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** One machine: a Recarga and a scheduler on the database that all machines share. */
final class Machine implements AutoCloseable {
  private final Recarga recarga;
  private final Renewals renewals;
  private final Scheduler scheduler;

  Machine(
      String name,
      DataSource database,
      FieldCipher cipher,
      CarrierAdapter carrier,
      BiConsumer<String, Run> report) {
    recarga = Recarga.builder()
        .adapter(carrier)
        .journal(JdbcJournal.open(database))
        .installation("scheduled")
        .build();
    RenewalStore store = JdbcRenewalStore.open(database, cipher);
    renewals =
        new Renewals(recarga, store, TimeSource.system(), BalanceSource.from(recarga.lookups()));
    // snippet: db-scheduler
    RecurringTask<Void> task = Tasks.recurring("recarga-renewals", FixedDelay.ofSeconds(1))
        .execute((instance, context) -> {
          for (Run run : renewals.runDue(100)) {
            report.accept(name, run);
          }
        });
    scheduler = Scheduler.create(database)
        .startTasks(task)
        .threads(1)
        .pollingInterval(Duration.ofMillis(200))
        .schedulerName(new SchedulerName.Fixed(name))
        .build();
    // end
  }

  Renewals renewals() {
    return renewals;
  }

  void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.stop();
    recarga.close();
  }
}
