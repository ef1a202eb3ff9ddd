package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.Inbox;
import io.recarga.journal.Inbox.Kept;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notices are kept once, worked on by one machine at a time, and forgotten when done with. */
interface InboxContract extends JournalFixture {

  private static Kept notice(String id) {
    return notice(id, NOON);
  }

  private static Kept notice(String id, Instant received) {
    return new Kept(ACME, id, "REF-" + id, "tx-" + id, received, 0);
  }

  default Inbox inbox() {
    return journal().inbox();
  }

  default Inbox inboxElsewhere() {
    return elsewhere().inbox();
  }

  @Test
  default void aNoticeIsKeptOnce() {
    assertThat(inbox().keep(notice("a"))).isTrue();
    assertThat(inboxElsewhere().keep(notice("a"))).isFalse();
    assertThat(inbox().waiting()).isEqualTo(1);
  }

  @Test
  default void ofManyKeepsAtOnceOneIsNew() throws Exception {
    assertThat(atOnce(6, index -> (index % 2 == 0 ? inbox() : inboxElsewhere()).keep(notice("a"))))
        .containsOnlyOnce(true);
  }

  @Test
  default void idsOfAdaptersDoNotMix() {
    assertThat(inbox().keep(notice("a"))).isTrue();
    assertThat(inbox().keep(new Kept(OTHER, "a", null, null, NOON, 0))).isTrue();
    assertThat(inbox().waiting()).isEqualTo(2);
  }

  @Test
  default void aNoticeIsTakenAsItWasKept() {
    inbox().keep(notice("a"));
    assertThat(inboxElsewhere().take(NOON, MINUTE, 9)).containsExactly(notice("a"));
  }

  @Test
  default void aNoticeThatNamesNothingIsTakenAsItWasKept() {
    Kept bare = new Kept(ACME, "a".repeat(64), null, null, NOON, 3);
    inbox().keep(bare);
    assertThat(inboxElsewhere().take(NOON, MINUTE, 9)).containsExactly(bare);
  }

  @Test
  default void aNoticeIsDueWhenItWasReceived() {
    inbox().keep(notice("a"));
    assertThat(inbox().take(NOON.minusNanos(1), MINUTE, 9)).isEmpty();
    assertThat(inbox().take(NOON, MINUTE, 9)).hasSize(1);
  }

  @Test
  default void theLongestDueAreTakenFirstUpToTheLimit() {
    inbox().keep(notice("c", NOON.plusNanos(1)));
    inbox().keep(notice("b", NOON));
    inbox().keep(notice("a", NOON));
    assertThat(inbox().take(NOON.plusNanos(1), MINUTE, 2))
        .extracting(Kept::id)
        .containsExactly("a", "b");
    assertThat(inboxElsewhere().take(NOON.plusNanos(1), MINUTE, 2))
        .extracting(Kept::id)
        .containsExactly("c");
  }

  @Test
  default void aTakenNoticeIsHiddenUntilTheHoldIsOver() {
    inbox().keep(notice("a"));
    assertThat(inbox().take(NOON, MINUTE, 9)).hasSize(1);
    assertThat(inboxElsewhere().take(NOON.plus(MINUTE).minusNanos(1), MINUTE, 9))
        .isEmpty();
    assertThat(inboxElsewhere().take(NOON.plus(MINUTE), MINUTE, 9)).containsExactly(notice("a"));
  }

  @Test
  default void aNoticeThatIsDoneWithIsNotTakenButStillKnown() {
    inbox().keep(notice("a"));
    inbox().done(notice("a"));
    assertThat(inbox().waiting()).isZero();
    assertThat(inbox().take(NOON.plusSeconds(9999), MINUTE, 9)).isEmpty();
    assertThat(inboxElsewhere().keep(notice("a"))).isFalse();
  }

  @Test
  default void aNoticeThatIsPutOffComesBackWithOneMoreTry() {
    inbox().keep(notice("a"));
    inbox().postpone(notice("a"), NOON.plusSeconds(5));
    assertThat(inbox().take(NOON.plusSeconds(4), MINUTE, 9)).isEmpty();
    List<Kept> again = inboxElsewhere().take(NOON.plusSeconds(5), MINUTE, 9);
    assertThat(again).hasSize(1);
    assertThat(again.get(0).tries()).isEqualTo(1);
    inbox().postpone(again.get(0), NOON.plusSeconds(9));
    assertThat(inbox().take(NOON.plusSeconds(9), MINUTE, 9).get(0).tries()).isEqualTo(2);
  }

  @Test
  default void aNoticeThatIsNotKeptIsNeitherDoneNorPutOff() {
    inbox().done(notice("a"));
    inbox().postpone(notice("a"), NOON);
    assertThat(inbox().waiting()).isZero();
    assertThat(inbox().take(NOON, MINUTE, 9)).isEmpty();
  }

  @Test
  default void oldNoticesAreForgottenOnceTheyAreDoneWith() {
    inbox().keep(notice("old"));
    inbox().keep(notice("waiting"));
    inbox().keep(notice("new", NOON.plusNanos(1)));
    inbox().done(notice("old"));
    inbox().done(notice("new"));
    assertThat(inboxElsewhere().drop(NOON.plusNanos(1))).isEqualTo(1);
    assertThat(inbox().keep(notice("old"))).isTrue();
    assertThat(inbox().keep(notice("waiting"))).isFalse();
    assertThat(inbox().keep(notice("new"))).isFalse();
  }

  @Test
  default void ofManyTakersAtOnceEachNoticeHasOne() throws Exception {
    for (int i = 0; i < 20; i++) {
      inbox().keep(notice("n" + i));
    }
    List<Kept> all =
        atOnce(4, index -> (index % 2 == 0 ? inbox() : inboxElsewhere()).take(NOON, MINUTE, 5))
            .stream()
            .flatMap(List::stream)
            .toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all.size() + inbox().take(NOON, MINUTE, 99).size()).isEqualTo(20);
  }
}
