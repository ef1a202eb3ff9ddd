package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  @ParameterizedTest
  @ValueSource(ints = {32, 48})
  void amountLooksAsInTheGoldenFile(int columns) throws IOException {
    Receipt receipt = Samples.receipt(Samples.topUp())
        .delivered(Money.of("20", "PEN"))
        .cost(Money.of("5.41234", "USD"))
        .fee(Money.zero("USD"))
        .transactionId("42")
        .build();
    assertThat(receipt.toText(columns)).isEqualTo(golden("amount-" + columns));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 48})
  void planWithPinInTheSandboxLooksAsInTheGoldenFile(int columns) throws IOException {
    Plan plan = Samples.plan().delivery(Plan.Delivery.PIN).build();
    SimCard sim = SimCard.of(new Iccid(Samples.ICCID), Samples.CLARO);
    TopUp topUp = TopUp.ofPlan(Samples.KEY, sim, plan).toBuilder()
        .channel(Channel.CONVENIENCE_STORE.named("Tambo"))
        .build();
    Receipt receipt = Receipt.builder(topUp)
        .attempt(Environment.SANDBOX, Samples.ADAPTER, Samples.REFERENCE)
        .times(Samples.NOON.minusSeconds(4), Samples.NOON)
        .delivered(Money.of("29.90", "PEN"))
        .fee(Money.of("0.50", "PEN"))
        .transactionId("9d2f1f6e-3c55-4f0a-9b1c-0a1b2c3d4e5f-0001")
        .confirmation("C-1")
        .pin(Pin.of(Samples.PIN, "S-77", "Marque *123# y el PIN,\nluego espere el SMS."))
        .build();
    assertThat(receipt.toText(columns, LIMA)).isEqualTo(golden("plan-pin-" + columns));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 48})
  void noLineIsWiderThanThePaper(int columns) {
    Receipt receipt = Samples.receipt(Samples.topUp().toBuilder()
            .channel(Channel.KIOSK.named("x".repeat(60)))
            .build())
        .transactionId("t".repeat(300))
        .confirmation("\u0007\r\n")
        .pin(Pin.of("1".repeat(100), "", "tab\there " + "w ".repeat(100)))
        .build();
    assertThat(receipt.toText(columns).lines()).allSatisfy(line -> {
      assertThat(line.length()).isLessThanOrEqualTo(columns);
      assertThat(line).doesNotContainPattern("\\p{Cntrl}").doesNotEndWith(" ").isNotEmpty();
    });
    assertThat(receipt.toText(columns)).doesNotContain("Confirmation").doesNotContain("Serial");
  }

  @Test
  void whatOurWalletPaidIsNotShownToThePayer() {
    Receipt receipt =
        Samples.receipt(Samples.topUp()).cost(Money.of("5.41234", "USD")).build();
    assertThat(receipt.toText(48)).doesNotContain("USD").doesNotContain("5.41");
    assertThat(receipt.toString()).doesNotContain("5.41");
  }

  @Test
  void anotherDeliveredAmountThanAskedForIsShown() {
    Receipt receipt =
        Samples.receipt(Samples.topUp()).delivered(Money.of("19.99", "PEN")).build();
    assertThat(receipt.toText(32)).containsPattern("Delivered +19\\.99 PEN\n");
  }

  @Test
  void otherWidthsAndMissingZoneAreNamed() {
    Receipt receipt = Samples.receipt(Samples.topUp()).build();
    for (int columns : new int[] {0, -1, 31, 80}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> receipt.toText(columns))
          .withMessage("columns: 32 or 48, not " + columns);
    }
    assertThatNullPointerException().isThrownBy(() -> receipt.toText(32, null)).withMessage("zone");
  }

  @Test
  void attemptAndTimesAreRequired() {
    assertThatNullPointerException()
        .isThrownBy(() -> Receipt.builder(Samples.topUp()).build())
        .withMessage("environment");
    assertThatNullPointerException()
        .isThrownBy(() -> Receipt.builder(Samples.topUp())
            .attempt(Environment.LIVE, Samples.ADAPTER, Samples.REFERENCE)
            .build())
        .withMessage("requestedAt");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ReceiptTest.class.getResourceAsStream("/receipt/" + name + ".txt")) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
