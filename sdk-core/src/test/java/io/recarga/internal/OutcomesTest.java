package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Outcomes;
import io.recarga.Outcomes.Outcome;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga recarga = Recarga.builder()
      .adapter(adapter)
      .journal(Journal.inMemory(100))
      .time(time)
      .build();

  @Test
  void readerThatGoesOnFromItsCursorSeesEachEndOnce() {
    for (int i = 0; i < 25; i++) {
      topUp("order-" + i);
    }
    List<String> seen = new ArrayList<>();
    long cursor = 0;
    while (true) {
      Outcomes page = recarga.outcomes(cursor, 10);
      if (page.list().isEmpty()) {
        assertThat(page.cursor()).isEqualTo(cursor);
        break;
      }
      page.list().forEach(outcome -> seen.add(outcome.key().id()));
      cursor = page.cursor();
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void pageComesAgainUntilItsCursorIsUsed() {
    topUp("order-1");
    Outcomes first = recarga.outcomes(0, 10);
    assertThat(recarga.outcomes(0, 10).list()).isEqualTo(first.list());
    assertThat(recarga.outcomes(first.cursor(), 10).list()).isEmpty();
  }

  @Test
  void openTopUpsAreNotListedUntilTheyEnd() {
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = attempt -> Answer.accepted(Evidence.none());
    topUp("order-1");
    assertThat(recarga.outcomes(0, 10).list()).isEmpty();
    recarga.await(TopUpKey.of("order-1"), Duration.ofDays(2));
    assertThat(recarga.outcomes(0, 10).list())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.result()).isInstanceOf(TopUpResult.Unknown.class));
  }

  @Test
  void laterEndComesAtALaterPositionAndReplacesTheEarlier() {
    topUp("order-1");
    topUp("order-2");
    long cursor = recarga.outcomes(0, 10).cursor();
    adapter.onFind = attempt -> Answer.givenBack(Evidence.ofTransaction("tx-1"));
    recarga.refresh(TopUpKey.of("order-1"));
    Outcome late = recarga.outcomes(cursor, 10).list().get(0);
    assertThat(late.position()).isGreaterThan(cursor);
    assertThat(late.result()).isInstanceOf(TopUpResult.Declined.class);
    assertThat(recarga.outcomes(0, 10).list())
        .extracting(outcome -> outcome.key().id())
        .containsExactly("order-2", "order-1");
  }

  @Test
  void wrongCursorsAndLimitsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recarga.outcomes(-1, 10))
        .withMessageStartingWith("cursor:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recarga.outcomes(0, 1001))
        .withMessageStartingWith("limit:");
  }

  private void topUp(String key) {
    TopUp topUp = TopUp.ofAmount(TopUpKey.of(key), SIM, Money.of("20", "PEN"));
    recarga.topUp(topUp, Duration.ofSeconds(21));
  }
}
