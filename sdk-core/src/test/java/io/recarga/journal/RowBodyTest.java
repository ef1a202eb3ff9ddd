package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.Pin;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowBodyTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final AdapterId ACME = AdapterId.of("acme");
  private static final String NUMBER = "+51987654321";
  private static final String PIN = "48151623421042";
  private static final FieldCipher SEALING = FieldCipher.ofKey("k1", new byte[32]);
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("order-4711"),
      SimCard.of(NUMBER, Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20.00", "PEN"));

  /** Whoever adds a field to a row must put it here, and will then see whether it is stored. */
  static JournalRow full() {
    Receipt receipt = Receipt.builder(TOP_UP)
        .attempt(Environment.LIVE, ACME, "R1")
        .times(NOON, NOON)
        .pin(Pin.of(PIN, "S-77", "Marque *123#" + PIN))
        .build();
    OpenCase open = OpenCase.builder(TOP_UP.key(), OpenCase.Cause.NO_ANSWER, "nothing", NOON)
        .build();
    return JournalRow.builder(TOP_UP, "fp1:x", NOON.plusSeconds(1), NOON)
        .state(State.UNKNOWN)
        .adapter(ACME)
        .reference("R1")
        .route(Route.of(Map.of("operator", "173"), Money.of("5.31", "USD")))
        .serials(Map.of(ACME, 1))
        .tried(Set.of(ACME))
        .attempt(2)
        .attemptsBefore(1)
        .unsent(3)
        .unprepared(4)
        .fence(5)
        .owner("me")
        .leaseUntil(NOON.plusSeconds(2))
        .attemptBegan(NOON.plusSeconds(3))
        .referenceBegan(NOON.plusSeconds(4))
        .due(NOON.plusSeconds(5))
        .polls(6)
        .notFounds(7)
        .lastNotFound(NOON.plusSeconds(6))
        .acknowledged(true)
        .softProven(true)
        .doubted(true)
        .failedSeen(NOON.plusSeconds(7))
        .againHere(NOON.plusSeconds(8))
        .proof(Proof.NOT_FOUND)
        .reason(DeclineReason.OTHER)
        .evidence(Evidence.of("C-1", "Sin saldo").withTransaction("tx-1"))
        .transactionId("tx-2")
        .note("a note")
        .receipt(receipt)
        .openCase(open)
        .paymentId("pay-1")
        .refundBegan(NOON.plusSeconds(8))
        .resolvedBy("maria")
        .extras(Map.of("later.field", Map.of("x", List.of("1", true))))
        .updated(NOON.plusSeconds(9))
        .version(10)
        .build();
  }

  private static JournalRow again(JournalRow row, FieldCipher cipher) {
    return RowBody.read(row.key(), row.fingerprint(), RowBody.write(row, cipher), cipher)
        .state(row.state())
        .fence(row.fence())
        .owner(row.owner())
        .adapter(row.adapter())
        .reference(row.reference())
        .version(row.version())
        .build();
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefused() {
    String body = RowBody.write(full(), FieldCipher.none());
    for (String number : List.of("1e99999999", "1e-99999999", "1".repeat(65))) {
      String grown = body.replaceFirst("\\{", "{\"added.later\":" + number + ",");
      assertThatThrownBy(() -> RowBody.read(TOP_UP.key(), "f", grown, FieldCipher.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a number is longer than 64");
    }
  }

  @Test
  void everyFieldOfARowIsReadBackEqual() {
    assertThat(again(full(), SEALING)).usingRecursiveComparison().isEqualTo(full());
  }

  @Test
  void theFullRowHasNoFieldAtItsDefault() throws IllegalAccessException {
    JournalRow bare = JournalRow.builder(TOP_UP, "f", NOON, NOON).build();
    List<String> defaults = new ArrayList<>();
    for (Field field : JournalRow.class.getDeclaredFields()) {
      field.setAccessible(true);
      boolean given = Set.of("key", "topUp", "created", "pinLeftOut").contains(field.getName());
      if (!given && Objects.equals(field.get(bare), field.get(full()))) {
        defaults.add(field.getName());
      }
    }
    assertThat(defaults).isEmpty();
  }

  @Test
  void aFullBodyFitsIntoOneKilobyteAndAHalf() {
    assertThat(RowBody.write(full(), SEALING)).hasSizeLessThan(2_048);
  }

  @Test
  void aBodyIsAsciiWhateverItHolds() {
    JournalRow row =
        full().next(NOON).note("Ñandú 中文 \uD83D\uDE00 \u007f \u2028").build();
    assertThat(RowBody.write(row, SEALING)).matches("[ -~]+");
    assertThat(again(row, SEALING).note()).isEqualTo(row.note());
  }

  @Test
  void withAKeyNeitherLineNorPinIsInTheBody() {
    assertThat(RowBody.write(full(), SEALING)).doesNotContain("987654321", PIN);
  }

  @Test
  void withoutAKeyThePinIsLeftOutAndMarkedSo() {
    JournalRow row = again(full(), FieldCipher.none());
    assertThat(RowBody.write(full(), FieldCipher.none())).doesNotContain(PIN, "S-77");
    assertThat(Objects.requireNonNull(row.receipt()).pin()).isNull();
    assertThat(row.pinLeftOut()).isTrue();
    assertThat(full().pinLeftOut()).isFalse();
  }

  @Test
  void theMarkStaysWhenTheRowIsWrittenAgain() {
    JournalRow row = again(full(), FieldCipher.none());
    assertThat(again(row.next(NOON).polls(99).build(), FieldCipher.none()).pinLeftOut())
        .isTrue();
    assertThat(again(row, SEALING).pinLeftOut()).isTrue();
  }

  @Test
  void aPinThatIsReadAgainIsKeptWhereThereIsAKey() {
    JournalRow row = again(full(), FieldCipher.none());
    JournalRow found = row.next(NOON).receipt(full().receipt()).build();
    JournalRow kept = again(found, SEALING);
    assertThat(Objects.requireNonNull(kept.receipt()).pin())
        .isEqualTo(full().receipt().pin());
    assertThat(kept.pinLeftOut()).isFalse();
  }

  @Test
  void aReceiptWithoutPinIsNotMarked() {
    JournalRow row = JournalRow.builder(TOP_UP, "f", NOON, NOON).build();
    assertThat(again(row, FieldCipher.none()).pinLeftOut()).isFalse();
  }

  @Test
  void whatALaterVersionWroteIsWrittenAgain() {
    String body = RowBody.write(full(), SEALING)
        .replaceFirst(
            "\\{",
            "{\"new.text\":\"x\",\"new.number\":12345678901234567890.10,\"new.list\":[1,[],{}],");
    JournalRow row =
        RowBody.read(TOP_UP.key(), "f", body, SEALING).state(State.NEW).build();
    String again = RowBody.write(row.next(NOON).polls(99).build(), SEALING);
    assertThat(again)
        .contains(
            "\"new.text\":\"x\"",
            "\"new.number\":12345678901234567890.10",
            "\"new.list\":[1,[],{}]")
        .contains("\"later.field\":{\"x\":[\"1\",true]}", "\"polls\":99");
  }

  @Test
  void aBodyOfAnotherRowDoesNotOpen() {
    String body = RowBody.write(full(), SEALING);
    assertThatThrownBy(() -> RowBody.read(TopUpKey.of("another"), "f", body, SEALING))
        .isInstanceOf(io.recarga.JournalException.class)
        .hasMessageNotContaining("987654321");
  }

  @Test
  void whatIsReducedHoldsNoExtras() {
    JournalRow row = full().next(NOON).state(State.SUCCEEDED).build();
    assertThat(Reduction.of(row).extras()).isEmpty();
    assertThat(RowBody.write(Reduction.of(row), FieldCipher.none()))
        .doesNotContain("987654321", PIN, "later.field", "a note", "Sin saldo");
  }
}
