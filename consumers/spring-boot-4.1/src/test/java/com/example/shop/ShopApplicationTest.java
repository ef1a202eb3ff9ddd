package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.simulator.Fault;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@SpringBootTest
class ShopApplicationTest {
  private static final Carrier CLARO = Carrier.builder("claro-pe", "Claro", "PE").build();

  @Autowired
  private Recarga recarga;

  @Autowired
  private ReloadlySimulator simulator;

  @Test
  void lostAnswerIsFoundOutAndPaidOnce() {
    simulator.next(Fault.ANSWER_LOST);
    TopUpResult result = recarga.topUp(TopUp.ofAmount(
        TopUpKey.of("order-1"), SimCard.of("987654321", CLARO), Money.of("20.00", "PEN")));
    assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @TestConfiguration
  static class OnSimulator {
    @Bean
    ReloadlySimulator simulator() {
      return ReloadlySimulator.start();
    }

    @Bean
    Reloadly.Account account(ReloadlySimulator simulator) {
      return Reloadly.Account.sandbox("any-id", "any-secret")
          .authUrl(simulator.url())
          .topupsUrl(simulator.url())
          .build();
    }
  }
}
