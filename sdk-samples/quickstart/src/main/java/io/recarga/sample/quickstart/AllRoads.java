package io.recarga.sample.quickstart;

import io.recarga.Recarga;
import io.recarga.Routing;
import io.recarga.carrier.bitel.peru.BitelPeru;
import io.recarga.carrier.claro.peru.ClaroPeru;
import io.recarga.carrier.ding.Ding;
import io.recarga.carrier.dtone.DtOne;
import io.recarga.carrier.entel.peru.EntelPeru;
import io.recarga.carrier.movistar.peru.MovistarPeru;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.carrier.tapi.Tapi;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.journal.Journal;
import io.recarga.simulator.ding.DingSimulator;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.simulator.tapi.TapiSimulator;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;

/** A Recarga with an account at every carrier and aggregator, each a simulator in this process. */
final class AllRoads implements AutoCloseable {
  private final ReloadlySimulator reloadly = ReloadlySimulator.start();
  private final DtOneSimulator dtOne = DtOneSimulator.start();
  private final DingSimulator ding = DingSimulator.start();
  private final TapiSimulator tapi = TapiSimulator.start();
  private final Tmf654Simulator claro = Tmf654Simulator.start(TmfPersonality.claroPeru());
  private final Tmf654Simulator movistar = Tmf654Simulator.start(TmfPersonality.movistarPeru());
  private final Tmf654Simulator entel = Tmf654Simulator.start(TmfPersonality.entelPeru());
  private final Tmf654Simulator bitel = Tmf654Simulator.start(TmfPersonality.bitelPeru());
  private final Recarga recarga;

  AllRoads(Routing routing) {
    TmfAuth open = TmfAuth.none();
    recarga = Recarga.builder()
        .adapter(ClaroPeru.connect(ClaroPeru.sandbox(claro.url(), open).build()))
        .adapter(MovistarPeru.connect(MovistarPeru.sandbox(movistar.url(), open).build()))
        .adapter(EntelPeru.connect(EntelPeru.sandbox(entel.url(), open).build()))
        .adapter(BitelPeru.connect(BitelPeru.sandbox(bitel.url(), open).build()))
        .adapter(Reloadly.connect(Reloadly.Account.sandbox("any-id", "any-secret")
            .authUrl(reloadly.url())
            .topupsUrl(reloadly.url())
            .build()))
        .adapter(DtOne.connect(
            DtOne.Account.sandbox("any-key", "any-secret").baseUrl(dtOne.url()).build()))
        .adapter(
            Ding.connect(Ding.Account.sandbox("any-key").baseUrl(ding.url()).build()))
        .adapter(Tapi.connect(Tapi.Account.sandbox("PE", "any-user", "any-password")
            .keys("any-login-key", "any-companies-key", "any-recharge-key")
            .loginUrl(tapi.url())
            .companiesUrl(tapi.url())
            .rechargeUrl(tapi.url())
            .build()))
        .journal(Journal.inMemory(1_000))
        .routing(routing)
        .build();
  }

  Recarga recarga() {
    return recarga;
  }

  @Override
  public void close() {
    recarga.close();
    reloadly.close();
    dtOne.close();
    ding.close();
    tapi.close();
    claro.close();
    movistar.close();
    entel.close();
    bitel.close();
  }
}
