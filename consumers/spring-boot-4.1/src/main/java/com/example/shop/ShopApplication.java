package com.example.shop;

import io.recarga.Recarga;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An app that sells top-ups; it gives its account as a bean. */
@SpringBootApplication
public class ShopApplication {
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }

  @Bean
  Recarga recarga(Reloadly.Account account) {
    return Recarga.builder()
        .adapter(Reloadly.connect(account))
        .journal(Journal.inMemory(1_000))
        .build();
  }
}
