package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Fault;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tops up one line of each carrier, and holds the receipts against the simulator's ledger. */
final class Tour {
  /** Invented numbers; they never leave this process. */
  private static final List<SimCard> LINES = List.of(
      SimCard.of("+51987654321", Peru.CLARO),
      SimCard.of("+51995551202", Peru.MOVISTAR),
      SimCard.of("+51945551303", Peru.ENTEL),
      SimCard.of("+51925551404", Peru.BITEL));

  private static final Money AMOUNT = Money.of("20.00", "PEN");

  private final PrintStream out;
  private final PrintStream err;
  private final List<Receipt> receipts = new ArrayList<>();

  Tour(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run() {
    ReloadlySimulator simulator = ReloadlySimulator.start();
    try (Wiring wiring = Wiring.simulator(simulator)) {
      out.println(wiring.words());
      for (SimCard sim : LINES) {
        if (sim.carrier().equals(Peru.MOVISTAR)) {
          simulator.next(Fault.ANSWER_LOST);
        }
        if (!topUp(sim, wiring)) {
          return ExitCodes.FAILED;
        }
      }
      out.println();
      receipts.forEach(receipt -> out.println(receipt.toText(32)));
      return new Audit(out, err).compare(receipts, simulator.ledger());
    }
  }

  /** Tops up one line and says in one line how it went. */
  private boolean topUp(SimCard sim, Wiring wiring) {
    Carrier carrier = sim.carrier();
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("tour-" + carrier.id()), sim, AMOUNT);
    out.printf("%-8s %s  %s: ", carrier.brand(), sim.number(), AMOUNT);
    out.flush();
    // A short wait, so that a doubt can be seen; an app leaves it out.
    TopUpResult result = wiring.recarga().topUp(topUp, Duration.ofSeconds(1));
    if (result instanceof TopUpResult.Pending pending) {
      out.print("the answer was lost (" + pending.progress().stage()
          + "), not sent again, the carrier is asked ... ");
      out.flush();
      result = wiring.recarga().await(topUp.key(), Duration.ofSeconds(60));
    }
    if (result instanceof TopUpResult.Delivered delivered) {
      receipts.add(delivered.receipt());
      out.println("delivered");
      return true;
    }
    out.println("not delivered");
    Results.print(result, err);
    return false;
  }
}
