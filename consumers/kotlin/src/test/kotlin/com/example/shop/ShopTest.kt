package com.example.shop

import io.recarga.carrier.reloadly.Reloadly
import io.recarga.simulator.Fault
import io.recarga.simulator.reloadly.ReloadlySimulator
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class ShopTest {
  @Test
  fun lostAnswerIsFoundOutAndPaidOnce() {
    ReloadlySimulator.start().next(Fault.ANSWER_LOST).use { simulator ->
      val account = Reloadly.Account.sandbox("any-id", "any-secret")
        .authUrl(simulator.url())
        .topupsUrl(simulator.url())
        .build()
      Shop(account).use { shop ->
        assertEquals("delivered 20.00 PEN", shop.sell("order-1", "987654321", "20.00"))
        assertEquals("delivered 20.00 PEN", shop.sell("order-1", "987654321", "20.00"))
        assertEquals(1, simulator.ledger().count())
      }
    }
  }
}
