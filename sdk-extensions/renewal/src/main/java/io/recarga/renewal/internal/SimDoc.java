package io.recarga.renewal.internal;

import io.recarga.Carrier;
import io.recarga.Iccid;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.SimType;

/** How a SIM card is kept. */
public final class SimDoc {
  private SimDoc() {}

  /** Adds the card to a document. */
  public static Doc with(Doc doc, SimCard sim) {
    Carrier carrier = sim.carrier();
    PhoneNumber number = sim.number();
    Iccid iccid = sim.iccid();
    return doc.with("number", number == null ? "" : number.e164())
        .with("iccid", iccid == null ? "" : iccid.digits())
        .with("type", sim.type() == null ? "" : sim.type())
        .with("carrier", carrier.id())
        .with("brand", carrier.brand())
        .with("country", carrier.country())
        .with("currency", carrier.currency().getCurrencyCode());
  }

  /** Reads the card of a document. */
  public static SimCard sim(Doc doc) {
    Carrier carrier = Carrier.builder(doc.text("carrier"), doc.text("brand"), doc.text("country"))
        .currency(doc.text("currency"))
        .build();
    SimCard.Builder sim = SimCard.builder(carrier);
    String number = doc.optional("number");
    String iccid = doc.optional("iccid");
    String type = doc.optional("type");
    if (number != null) {
      sim.number(new PhoneNumber(number));
    }
    if (iccid != null) {
      sim.iccid(new Iccid(iccid));
    }
    if (type != null) {
      sim.type(SimType.valueOf(type));
    }
    return sim.build();
  }
}
