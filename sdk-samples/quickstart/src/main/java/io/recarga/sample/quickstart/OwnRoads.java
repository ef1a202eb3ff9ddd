package io.recarga.sample.quickstart;

import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.carrier.bitel.peru.BitelPeru;
import io.recarga.carrier.claro.peru.ClaroPeru;
import io.recarga.carrier.entel.peru.EntelPeru;
import io.recarga.carrier.movistar.peru.MovistarPeru;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All four carriers at once through modules of their own, as a partner with contracts would top up,
 * and Reloadly behind them: it serves a line only after hard proof that its carrier sold nothing.
 */
final class OwnRoads {
  /** Invented numbers; they never leave this process. */
  private static final List<SimCard> LINES = List.of(
      SimCard.of("+51987654322", Peru.CLARO),
      SimCard.of("+51995551203", Peru.MOVISTAR),
      SimCard.of("+51945551304", Peru.ENTEL),
      SimCard.of("+51925551405", Peru.BITEL));

  private static final Money AMOUNT = Money.of("20.00", "PEN");

  private final PrintStream out;
  private final PrintStream err;

  OwnRoads(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run() {
    out.println("Carriers: four of TMF654's simulator in this process, one for each carrier, and"
        + " Reloadly's behind them, no real money");
    try (Tmf654Simulator claro = Tmf654Simulator.start(TmfPersonality.claroPeru());
        Tmf654Simulator movistar = Tmf654Simulator.start(TmfPersonality.movistarPeru());
        Tmf654Simulator entel = Tmf654Simulator.start(TmfPersonality.entelPeru());
        Tmf654Simulator bitel = Tmf654Simulator.start(TmfPersonality.bitelPeru());
        ReloadlySimulator reloadly = ReloadlySimulator.start();
        Recarga recarga = recarga(claro, movistar, entel, bitel, reloadly)) {
      Map<String, Ledger> ledgers = new TreeMap<>(Map.of(
          "claro-pe", claro.ledger(),
          "movistar-pe", movistar.ledger(),
          "entel-pe", entel.ledger(),
          "bitel-pe", bitel.ledger(),
          "reloadly", reloadly.ledger()));
      boolean good = true;
      for (SimCard sim : LINES) {
        good &= topUp(recarga, sim, "own-" + sim.carrier().id(), ledgers);
      }
      // Claro records a failure: hard proof that it sold nothing, so that Reloadly may.
      claro.next(Fault.FAILURE_AS_200);
      good &= topUp(recarga, LINES.get(0), "own-fail-over", ledgers);
      ledgers.forEach((adapter, ledger) -> out.println("  " + adapter + ": " + ledger));
      out.println();
      return good ? ExitCodes.DELIVERED : ExitCodes.FAILED;
    }
  }

  private static Recarga recarga(
      Tmf654Simulator claro,
      Tmf654Simulator movistar,
      Tmf654Simulator entel,
      Tmf654Simulator bitel,
      ReloadlySimulator reloadly) {
    // A real account has the address and the credentials that the contract names.
    return Recarga.builder()
        .adapter(ClaroPeru.connect(ClaroPeru.sandbox(claro.url(), authAt(claro)).build()))
        .adapter(MovistarPeru.connect(
            MovistarPeru.sandbox(movistar.url(), authAt(movistar)).build()))
        .adapter(EntelPeru.connect(EntelPeru.sandbox(entel.url(), authAt(entel)).build()))
        .adapter(BitelPeru.connect(BitelPeru.sandbox(bitel.url(), authAt(bitel)).build()))
        .adapter(Reloadly.connect(Reloadly.Account.sandbox("any-id", "any-secret")
            .authUrl(reloadly.url())
            .topupsUrl(reloadly.url())
            .build()))
        .journal(Journal.inMemory(100))
        .build();
  }

  private static TmfAuth authAt(Tmf654Simulator carrier) {
    return TmfAuth.clientCredentials(carrier.tokenUrl(), "any-id", "any-secret");
  }

  private boolean topUp(Recarga recarga, SimCard sim, String key, Map<String, Ledger> ledgers) {
    TopUpResult result = recarga.topUp(TopUp.ofAmount(TopUpKey.of(key), sim, AMOUNT));
    if (!(result instanceof TopUpResult.Delivered delivered)) {
      Results.print(result, err);
      return false;
    }
    Receipt receipt = delivered.receipt();
    String adapter = receipt.adapter().value();
    Ledger ledger = ledgers.get(adapter);
    boolean executed =
        ledger != null && ledger.executionsOf(receipt.reference()).size() == 1;
    out.printf(
        "%-8s %s  %s: delivered through %s%s%n",
        sim.carrier().brand(),
        sim.number(),
        AMOUNT,
        adapter,
        adapter.equals("reloadly") ? ", after the carrier recorded that it sold nothing" : "");
    if (!executed) {
      err.println("The ledger of " + adapter + " does not hold " + receipt.reference());
    }
    return executed;
  }
}
