package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.market.peru.Peru;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists Peru's carriers, with their network codes and where these are from. */
@Command(
    name = "carriers",
    description = "Lists Peru's carriers with their network codes (MCC-MNC) and the source.")
final class CarriersCommand implements Callable<Integer> {
  private final Session session;

  CarriersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    for (Carrier carrier : Peru.CARRIERS) {
      session
          .out()
          .printf(
              "%-12s %-9s %-15s %s%n",
              carrier.id(), carrier.brand(), String.join(", ", carrier.mccMnc()), carrier.source());
    }
    return ExitCodes.DELIVERED;
  }
}
