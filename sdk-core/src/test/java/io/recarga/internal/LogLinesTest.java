package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the log of an installation that logs everything there is. */
class LogLinesTest {
  private static final String NUMBER = "51987654321";
  private static final String ICCID = "8951100000000000013";
  private static final String PIN = "12345678901234";
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9";

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger("io.recarga");
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  private final SimCard sim =
      SimCard.of(Iccid.parse(ICCID), Carrier.builder("claro-pe", "Claro", "PE").build()).toBuilder()
          .number(PhoneNumber.parse("+" + NUMBER))
          .build();
  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(100));
  private final Recarga recarga =
      Recarga.builder().adapter(adapter).journal(journal).time(time).build();

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }

  @Test
  void eachDecisionIsOneLineAtALevelThatFitsIt() {
    topUp("order-1", LogLinesTest::delivered);
    assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.FINE, Level.FINE);
    records.clear();
    topUp("order-2", attempt -> rejected("no"));
    assertThat(lines()).hasSize(4);
    assertThat(lines().get(3))
        .startsWith("DECLINED key=order-2 adapter=a attempt=1 ")
        .contains("reason=WALLET_TOO_LOW proof=REJECTED");
    assertThat(records.get(3).getLevel()).isEqualTo(Level.INFO);
    records.clear();
    adapter.onFind = attempt -> Answer.accepted(Evidence.none());
    topUp("order-3", attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none()));
    recarga.await(TopUpKey.of("order-3"), Duration.ofDays(2));
    assertThat(records)
        .filteredOn(record -> record.getMessage().startsWith("CASE_OPENED"))
        .extracting(LogRecord::getLevel)
        .containsExactly(Level.WARNING);
  }

  @Test
  void noLineNamesALineAPinOrASecretWhateverCarriersAndFailuresSay() {
    String words = "line " + NUMBER + " (" + ICCID + ") +51 987 654 321 pin " + PIN;
    topUp("order-1", LogLinesTest::delivered);
    topUp("order-2", attempt -> rejected(words));
    topUp("order-3", attempt -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of("E", words)));
    topUp("order-4", attempt -> {
      throw new NotSentException("not sent to " + words);
    });
    topUp("order-5", attempt -> {
      throw new IllegalStateException("token " + words);
    });
    adapter.onFind = attempt -> {
      throw new IllegalStateException("search " + words);
    };
    topUp("order-6", attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of(null, words)));
    journal.failReplacesBefore = 2;
    journal.failInsertsAfter = 1;
    topUp("order-7", LogLinesTest::delivered);
    Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer " + TOKEN));
    adapter.onNotice = body -> Notice.refused("forged");
    recarga.webhooks().accept(adapter.id(), headers, words.getBytes(StandardCharsets.UTF_8));
    adapter.onNotice = body -> {
      throw new IllegalStateException(body);
    };
    recarga.webhooks().accept(adapter.id(), headers, words.getBytes(StandardCharsets.UTF_8));
    adapter.onNotice = body -> Notice.about(null, NUMBER, false);
    recarga.webhooks().accept(adapter.id(), headers, words.getBytes(StandardCharsets.UTF_8));
    assertThat(records).hasSizeGreaterThan(25);
    assertThat(lines())
        .allSatisfy(line -> assertThat(line)
            .doesNotContain(NUMBER, "987654321", "987 654 321", "654321", ICCID, PIN, TOKEN));
  }

  private List<String> lines() {
    return records.stream().map(LogLinesTest::text).toList();
  }

  private static String text(LogRecord record) {
    Object[] parameters = record.getParameters();
    return parameters == null
        ? record.getMessage()
        : MessageFormat.format(record.getMessage(), parameters);
  }

  private void topUp(String key, Function<Attempt, Answer> onSend) {
    adapter.onSend = onSend;
    TopUp topUp = TopUp.ofAmount(TopUpKey.of(key), sim, Money.of("20", "PEN"));
    recarga.topUp(topUp, Duration.ofSeconds(30));
  }

  private static Answer delivered(Attempt attempt) {
    return Answer.delivered(Delivery.builder(Evidence.ofTransaction("tx-1"))
        .echo(attempt.reference(), attempt.topUp().sim().number())
        .delivered(attempt.topUp().amount())
        .pin(Pin.of(PIN, null, null))
        .build());
  }

  private static Answer rejected(String words) {
    return Answer.rejected(new Rejection(
        DeclineReason.WALLET_TOO_LOW, Proves.NOTHING_SOLD, false, null, Evidence.of("E", words)));
  }
}
