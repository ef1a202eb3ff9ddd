package io.recarga.benchmark.client;

import io.recarga.AccountLimits;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.HttpSettings;
import java.io.IOException;

/** Recarga as an app uses it: a key, a line and an amount for each call. */
final class RecargaClient implements Client {
  // Keys of a database stay there, so that each process has some of its own.
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36) + "-";

  private final Recarga recarga;
  private final SimCard sim = SimCard.of("+51987654321", Peru.CLARO);
  private final Money amount = Money.of("20.00", "PEN");

  RecargaClient(int port, Journal journal, int callers) {
    HttpSettings http = HttpSettings.builder().idleConnections(callers).build();
    recarga = Recarga.builder()
        .adapter(Reloadly.connect(Reloadly.Account.sandbox("benchmark", "no secret")
            .authUrl(Wire.url(port, ""))
            .topupsUrl(Wire.url(port, ""))
            .http(http)
            .build()))
        .limits(
            AdapterId.of("reloadly"), AccountLimits.builder().inFlight(callers).build())
        .journal(journal)
        .build();
  }

  @Override
  public void topUp(long n) throws IOException {
    TopUpResult result = recarga.topUp(TopUp.ofAmount(TopUpKey.of(RUN + n), sim, amount));
    if (!(result instanceof TopUpResult.Delivered)) {
      throw new IOException("not delivered: " + result);
    }
  }

  @Override
  public void close() {
    recarga.close();
  }
}
