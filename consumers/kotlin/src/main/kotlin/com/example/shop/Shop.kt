package com.example.shop

import io.recarga.Carrier
import io.recarga.Money
import io.recarga.Recarga
import io.recarga.SimCard
import io.recarga.TopUp
import io.recarga.TopUpKey
import io.recarga.TopUpResult
import io.recarga.carrier.reloadly.Reloadly
import io.recarga.journal.Journal

/** An app that sells top-ups. */
class Shop(account: Reloadly.Account) : AutoCloseable {
  private val claro = Carrier.builder("claro-pe", "Claro", "PE").build()
  private val recarga = Recarga.builder()
    .adapter(Reloadly.connect(account))
    .journal(Journal.inMemory(1_000))
    .build()

  fun sell(order: String, number: String, soles: String): String {
    val topUp = TopUp.ofAmount(TopUpKey.of(order), SimCard.of(number, claro), Money.of(soles, "PEN"))
    // No else: the compiler knows that these four are all.
    return when (val result = recarga.topUp(topUp)) {
      is TopUpResult.Delivered -> "delivered ${result.receipt().delivered()}"
      is TopUpResult.Pending -> "ask again later: ${result.progress()}"
      is TopUpResult.Declined -> "declined: ${result.refusal().reason().advice()}"
      is TopUpResult.Unknown -> "ask the carrier: ${result.openCase().reference()}"
    }
  }

  override fun close() = recarga.close()
}
