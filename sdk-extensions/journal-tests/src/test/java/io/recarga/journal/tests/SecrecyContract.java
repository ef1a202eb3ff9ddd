package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Environment;
import io.recarga.JournalException;
import io.recarga.Pin;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.FieldCipher;
import io.recarga.journal.Inbox;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.StoredToken;
import io.recarga.spi.http.TokenStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With a key nobody who reads the database learns a line, a PIN or a token. */
interface SecrecyContract extends JdbcCase {
  String PIN = "48151623421042";
  String TOKEN = "very-secret-token-1234567890";

  private static JournalRow withPin(TopUp topUp) {
    Receipt receipt = Receipt.builder(topUp)
        .attempt(Environment.LIVE, Samples.ACME, "REF-k")
        .times(NOON, NOON)
        .pin(Pin.of(PIN, "S-1", "Marque *123#" + PIN))
        .build();
    return sending(topUp).state(State.SUCCEEDED).due(null).receipt(receipt).build();
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private JdbcJournal with(FieldCipher cipher) {
    return JdbcJournal.builder(fixture().source()).cipher(cipher).open();
  }

  @Test
  default void noColumnShowsLinePinTokenOrSalt() {
    byte[] salt = journal().open("shop");
    inserted(withPin(SampleRows.full().topUp()));
    journal().tokens().write("acme", new StoredToken(Secret.of(TOKEN), NOON, NOON));
    journal().inbox().keep(new Inbox.Kept(Samples.ACME, "n", "REF-k", "tx-1", NOON, 0));
    String all = fixture().dump();
    assertThat(all).contains("REF-k", "shop", "sealed:k1:");
    assertThat(all)
        .doesNotContain("987654321", Samples.ICCID.digits(), PIN, TOKEN)
        .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
  }

  @Test
  default void withoutAKeyThePinIsNotKept() {
    JdbcJournal open = with(FieldCipher.none());
    JournalRow row = withPin(Samples.topUp("k"));
    assertThat(open.insert(row)).isNull();
    assertThat(fixture().dump()).contains("+51987654321").doesNotContain(PIN);
    JournalRow held = open.find(row.key()).orElseThrow();
    assertThat(held.pinLeftOut()).isTrue();
    assertThat(Objects.requireNonNull(held.receipt()).pin()).isNull();
  }

  @Test
  default void anErasedLineIsNowhereAnyMore() {
    JdbcJournal open = with(FieldCipher.none());
    JournalRow row = sending("k").reference("R1").build();
    assertThat(open.insert(row)).isNull();
    JournalRow again = row.next(NOON).reference("R2").build();
    assertThat(open.replace(row, again)).isTrue();
    assertThat(open.replace(again, ended(again, State.SUCCEEDED, NOON))).isTrue();
    open.inbox().keep(new Inbox.Kept(Samples.ACME, "n", "R2", "tx-1", NOON, 0));
    assertThat(fixture().dump()).contains("987654321");
    open.erase(Samples.SIM);
    assertThat(fixture().dump()).doesNotContain("987654321").contains("R1", "R2");
    assertThat(fixture()
            .ask("SELECT COUNT(*) FROM recarga_topup"
                + " WHERE number_hash IS NOT NULL OR iccid_hash IS NOT NULL"))
        .isEqualTo("0");
  }

  @Test
  default void rowsFromBeforeTheKeyAreReadAndSealedWhenTheyAreWrittenAgain() {
    JdbcJournal open = with(FieldCipher.none());
    open.open("shop");
    JournalRow row = sending("k").build();
    assertThat(open.insert(row)).isNull();
    byte[] salt = journal().open("shop");
    assertThat(salt).isEqualTo(fixture().there().open("shop"));
    assertThat(journal().ofLine("default", Samples.SIM, Instant.MIN, 9)).hasSize(1);
    replaced(held("k"), held("k").next(NOON).build());
    assertThat(fixture().dump()).doesNotContain("987654321").contains("sealed:k1:");
    assertThat(journal().ofLine("default", Samples.SIM, Instant.MIN, 9)).hasSize(1);
    assertThatThrownBy(() -> open.open("shop"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("k1");
  }

  @Test
  default void aKeyIsReplacedByAnotherWithoutAPause() {
    FieldCipher old = FieldCipher.ofKey("k1", new byte[32]);
    JdbcJournal first = with(old.alsoReading("k2", key(2)));
    JdbcJournal second = with(FieldCipher.ofKey("k2", key(2)).alsoReading("k1", new byte[32]));
    byte[] salt = first.open("shop");
    inserted(sending("a").build());
    assertThat(second.open("shop")).isEqualTo(salt);
    assertThat(second.insert(sending("b").build())).isNull();
    assertThat(first.find(TopUpKey.of("b"))).isPresent();
    assertThat(second.ofLine("default", Samples.SIM, Instant.MIN, 9)).hasSize(2);
    assertThat(first.ofLine("default", Samples.SIM, Instant.MIN, 9)).hasSize(2);
    assertThat(first.open("shop")).isEqualTo(salt);
    JournalRow row = second.find(TopUpKey.of("a")).orElseThrow();
    assertThat(second.replace(row, row.next(NOON).build())).isTrue();
    // Every machine is started again with the new key before the old one goes.
    assertThat(second.open("shop")).isEqualTo(salt);
    JdbcJournal third = with(FieldCipher.ofKey("k2", key(2)));
    assertThat(third.open("shop")).isEqualTo(salt);
    assertThat(third.ofLine("default", Samples.SIM, Instant.MIN, 9)).hasSize(2);
  }

  @Test
  default void aWrongKeyIsRefusedWhenTheJournalIsOpened() {
    journal().open("shop");
    JdbcJournal wrong = with(FieldCipher.ofKey("k1", key(9)));
    assertThatThrownBy(() -> wrong.open("shop"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("k1");
  }

  @Test
  default void tokensAreShared() {
    TokenStore here = journal().tokens();
    TokenStore there = elsewhere().tokens();
    assertThat(here.read("acme")).isNull();
    here.write("acme", new StoredToken(Secret.of("one"), NOON, NOON.plusSeconds(9)));
    there.write("acme", new StoredToken(Secret.of(TOKEN), NOON, NOON.plusNanos(7)));
    StoredToken read = Objects.requireNonNull(here.read("acme"));
    assertThat(read.value().reveal()).isEqualTo(TOKEN);
    assertThat(read.renewAt()).isEqualTo(NOON);
    assertThat(read.expiresAt()).isEqualTo(NOON.plusNanos(7));
    assertThat(here.read("ACME")).isNull();
  }

  @Test
  default void aTokenIsDroppedOnlyIfItIsTheOneThatFailed() {
    TokenStore tokens = journal().tokens();
    tokens.write("acme", new StoredToken(Secret.of(TOKEN), NOON, NOON));
    elsewhere().tokens().drop("acme", Secret.of("another"));
    assertThat(tokens.read("acme")).isNotNull();
    elsewhere().tokens().drop("acme", Secret.of(TOKEN));
    assertThat(tokens.read("acme")).isNull();
    tokens.drop("acme", Secret.of(TOKEN));
    assertThat(tokens.read("acme")).isNull();
  }

  @Test
  default void tokensOfLongAndStrangeNamesDoNotMix() {
    TokenStore tokens = journal().tokens();
    tokens.write("ñ".repeat(500), new StoredToken(Secret.of("one"), NOON, NOON));
    tokens.write("ñ".repeat(501), new StoredToken(Secret.of("two"), NOON, NOON));
    assertThat(Objects.requireNonNull(tokens.read("ñ".repeat(500))).value().reveal())
        .isEqualTo("one");
  }

  @Test
  default void aTokenThatDoesNotOpenIsAsIfItWereNotThere() {
    journal().tokens().write("acme", new StoredToken(Secret.of(TOKEN), NOON, NOON));
    TokenStore wrong = with(FieldCipher.ofKey("k1", key(9))).tokens();
    assertThat(wrong.read("acme")).isNull();
    wrong.drop("acme", Secret.of(TOKEN));
    fixture().run("UPDATE recarga_token SET name = 'other'");
    assertThat(journal().tokens().read("other")).isNull();
  }

  @Test
  default void withoutAKeyNoTokensAreShared() {
    JdbcJournal open = with(FieldCipher.none());
    assertThatThrownBy(open::tokens)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cipher");
  }
}
