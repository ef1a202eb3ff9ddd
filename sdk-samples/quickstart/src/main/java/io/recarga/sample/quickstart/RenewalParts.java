package io.recarga.sample.quickstart;

import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.mandate.BalanceSource;
import io.recarga.renewal.mandate.Renewals;
import io.recarga.renewal.payment.PaymentDesk;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.retry.TimeSource;

/** Peru's channels, and a desk and mandates that are lost with the run. */
final class RenewalParts {
  private final ChannelDirectory directory = ChannelDirectory.read(PeruChannels.json());
  private final RenewalStore store = RenewalStore.inMemory();
  private final Session session;

  RenewalParts(Session session) {
    this.session = session;
  }

  ChannelDirectory directory() {
    return directory;
  }

  PaymentDesk desk() {
    return new PaymentDesk(session.wiring().recarga(), directory, store, TimeSource.system());
  }

  Renewals renewals() {
    return new Renewals(
        session.wiring().recarga(),
        store,
        TimeSource.system(),
        BalanceSource.from(session.wiring().recarga().lookups()));
  }
}
