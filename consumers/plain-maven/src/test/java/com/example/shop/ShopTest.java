package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.simulator.Fault;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import org.junit.jupiter.api.Test;

class ShopTest {
  @Test
  void lostAnswerIsFoundOutAndPaidOnce() {
    try (ReloadlySimulator simulator = ReloadlySimulator.start().next(Fault.ANSWER_LOST);
        Shop shop = new Shop(Reloadly.Account.sandbox("any-id", "any-secret")
            .authUrl(simulator.url())
            .topupsUrl(simulator.url())
            .build())) {
      assertEquals("delivered 20.00 PEN", shop.sell("order-1", "987654321", "20.00"));
      assertEquals("delivered 20.00 PEN", shop.sell("order-1", "987654321", "20.00"));
      assertEquals(1, simulator.ledger().count());
    }
  }
}
