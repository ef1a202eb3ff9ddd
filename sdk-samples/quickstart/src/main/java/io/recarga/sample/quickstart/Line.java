package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import picocli.CommandLine.Option;

/** The line that a command is about, where both its number and its carrier must be given. */
final class Line {
  @Option(
      names = "--number",
      required = true,
      converter = Converters.Line.class,
      description = "The line, such as +51987654321.")
  @SuppressWarnings("NullAway.Init")
  private PhoneNumber number;

  @Option(
      names = "--carrier",
      required = true,
      converter = Converters.CarrierName.class,
      description = "claro, movistar, entel or bitel.")
  @SuppressWarnings("NullAway.Init")
  private Carrier carrier;

  SimCard sim() {
    return SimCard.of(number, carrier);
  }
}
