package com.example.shop;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;

/** An app that sells top-ups. */
public final class Shop implements AutoCloseable {
  // An app that adds recarga-market-peru takes Peru.CLARO instead.
  private static final Carrier CLARO = Carrier.builder("claro-pe", "Claro", "PE").build();

  private final Recarga recarga;

  public Shop(Reloadly.Account account) {
    recarga = Recarga.builder()
        .adapter(Reloadly.connect(account))
        .journal(Journal.inMemory(1_000))
        .build();
  }

  public String sell(String order, String number, String soles) {
    TopUpResult result = recarga.topUp(TopUp.ofAmount(
        TopUpKey.of(order), SimCard.of(number, CLARO), Money.of(soles, "PEN")));
    return result.fold(
        receipt -> "delivered " + receipt.delivered(),
        progress -> "ask again later: " + progress,
        refusal -> "declined: " + refusal.reason().advice(),
        openCase -> "ask the carrier: " + openCase.reference());
  }

  @Override
  public void close() {
    recarga.close();
  }
}
