package io.recarga.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Thousands of plans made up from a seed: each is found by what it is. */
class ManyPlansTest {
  private static final int PLANS = 4_000;
  private static final List<String> WORDS =
      List.of("Chévere", "Juerga", "Ñandú", "Súper", "Ilimitado", "Noche", "Semana", "流量日");

  private final SplittableRandom random = new SplittableRandom(20_261_124);
  private final Shop shop = new Shop("shop");

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Plan plan(int i) {
    Carrier carrier = any(Peru.CARRIERS);
    String name = any(WORDS) + " " + any(WORDS) + " zq" + Integer.toString(i, 36);
    String price = random.nextInt(1, 300) + "." + random.nextInt(10, 100);
    return shop.plan(carrier, "p-" + i, name, price)
        .description("Plan con " + random.nextInt(1, 50) + " GB de " + any(WORDS))
        .validity(Duration.ofDays(random.nextInt(1, 31)))
        .build();
  }

  @Test
  void eachIsFoundByBrandNameAndPriceWrittenAnyhow() {
    for (int i = 0; i < PLANS; i++) {
      shop.plans.add(plan(i));
    }
    Recarga recarga =
        Recarga.builder().adapter(shop).journal(Journal.inMemory(1)).build();
    Catalogue catalogue = Catalogue.of(recarga, Peru.CARRIERS);
    for (int i = 0; i < PLANS; i += 37) {
      Plan wanted = shop.plans.get(i);
      String brand = wanted.carrier().brand();
      String text = (random.nextBoolean() ? brand.toUpperCase(Locale.ROOT) : brand)
          + (random.nextBoolean() ? " s/" : " ")
          + wanted.price().amount().toPlainString().replace('.', random.nextBoolean() ? ',' : '.')
          + " zq"
          + Integer.toString(i, 36);
      List<Hit> hits = catalogue.search(text, Locale.ENGLISH).hits();
      assertThat(hits)
          .as("plan %s by \"%s\"", wanted, text)
          .anyMatch(hit -> hit.plan().filter(wanted::equals).isPresent());
      assertThat(hits).allMatch(hit -> hit.carrier().equals(wanted.carrier()));
    }
  }
}
