package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Pin;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactRowTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final Instant LATER = NOON.plusMillis(812);
  private static final AdapterId ACME = AdapterId.of("acme");
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("order-4711"), SimCard.of("+51987654321", CLARO), Money.of("20.00", "PEN"));

  private static Receipt.Builder receipt(TopUp topUp) {
    return Receipt.builder(topUp)
        .attempt(Environment.LIVE, ACME, "R1")
        .times(NOON, LATER)
        .delivered(Money.of("20.00", "PEN"))
        .cost(Money.of("5.31", "USD"))
        .fee(Money.zero("USD"))
        .transactionId("tx-1")
        .confirmation("A-77");
  }

  private static JournalRow.Builder delivered() {
    return JournalRow.builder(TOP_UP, "fp1:0123", NOON.plusSeconds(600), NOON)
        .state(State.SUCCEEDED)
        .adapter(ACME)
        .reference("R1")
        .route(Route.of(Map.of("operator", "173"), null))
        .attempt(1)
        .fence(1)
        .owner("me-1")
        .attemptBegan(NOON)
        .referenceBegan(NOON)
        .evidence(Evidence.ofTransaction("tx-1"))
        .transactionId("tx-1")
        .receipt(receipt(TOP_UP).build())
        .updated(LATER)
        .version(2);
  }

  private static void assertIsKept(JournalRow row) {
    Held held = Held.of(row);
    assertThat(Held.whole(held)).usingRecursiveComparison().isEqualTo(row);
    assertThat(held.key()).isEqualTo(row.key());
    assertThat(held.topUp()).isEqualTo(row.topUp());
    assertThat(held.state()).isEqualTo(row.state());
    assertThat(held.created()).isEqualTo(row.created());
    assertThat(held.updated()).isEqualTo(row.updated());
    assertThat(held.version()).isEqualTo(row.version());
    assertThat(held.adapter()).isEqualTo(row.adapter());
    assertThat(held.reference()).isEqualTo(row.reference());
    assertThat(held.attemptBegan()).isEqualTo(row.attemptBegan());
  }

  @Test
  void aUsualDeliveryIsHeldInLessRoomAndToldWhole() {
    JournalRow row = delivered().build();
    assertThat(Held.of(row)).isInstanceOf(CompactRow.class);
    assertIsKept(row);
  }

  /** A field that is added to a row is tried here by itself. */
  @Test
  void whateverElseARowTellsIsKept() throws IllegalAccessException {
    for (Field field : JournalRow.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        JournalRow row = delivered().build();
        field.set(row, field.getType() == boolean.class ? true : field.get(RowBodyTest.full()));
        assertIsKept(row);
      }
    }
  }

  @Test
  void whateverElseAReceiptTellsIsKept() {
    TopUp other = TopUp.ofAmount(
        TopUpKey.of("order-4712"), SimCard.of("+51987654322", CLARO), Money.of("30.00", "PEN"));
    for (Receipt receipt : List.of(
        receipt(other).build(),
        receipt(TOP_UP).pin(Pin.of("48151623", null, null)).build(),
        receipt(TOP_UP).attempt(Environment.SANDBOX, ACME, "R1").build(),
        receipt(TOP_UP).attempt(Environment.LIVE, AdapterId.of("other"), "R1").build(),
        receipt(TOP_UP).attempt(Environment.LIVE, ACME, "R2").build(),
        receipt(TOP_UP).times(NOON.minusSeconds(1), LATER).build(),
        receipt(TOP_UP).times(NOON, LATER.plusNanos(1)).build(),
        receipt(TOP_UP).transactionId("tx-2").build(),
        receipt(TOP_UP).delivered(null).cost(null).fee(null).confirmation(null).build())) {
      assertIsKept(delivered().receipt(receipt).build());
    }
  }

  @Test
  void textsThatDoNotFitAreKept() {
    for (String text :
        List.of("", "Ñandú", "中文", "\uD83D\uDE00", "x".repeat(254), "x".repeat(255))) {
      assertIsKept(
          delivered().receipt(receipt(TOP_UP).confirmation(text).build()).build());
    }
    assertIsKept(delivered()
        .evidence(Evidence.none())
        .transactionId(null)
        .receipt(receipt(TOP_UP).transactionId(null).build())
        .build());
  }

  @Test
  void anyMoneyAndMomentIsKept() {
    Random random = new Random(4711);
    for (int i = 0; i < 2_000; i++) {
      long digits = random.nextLong() >> random.nextInt(64);
      BigDecimal cost = BigDecimal.valueOf(digits / 10, random.nextInt(9));
      Instant updated = Instant.ofEpochSecond(
          (random.nextLong() >> 32) + random.nextInt(), random.nextInt(1_000_000_000));
      Receipt receipt = receipt(TOP_UP)
          .cost(Money.of(cost, i % 2 == 0 ? "USD" : "PEN"))
          .times(NOON, updated)
          .build();
      assertIsKept(delivered()
          .receipt(receipt)
          .updated(updated)
          .version(random.nextLong())
          .build());
    }
  }
}
