package io.recarga.internal;

import io.recarga.internal.Model.Book;
import io.recarga.internal.Model.Hand;
import io.recarga.internal.Model.Kind;
import io.recarga.internal.Model.Way;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of the exploration: the journal's row, what two workers hold in memory, what is on its
 * way, and the carriers' books.
 *
 * @param retries how often a declined obligation may still be opened again
 */
record Explored(
    int now, JournalRow row, Hand one, Hand two, List<Way> ways, List<Book> books, int retries) {

  Explored with(JournalRow value) {
    return new Explored(now, value, one, two, ways, books, retries);
  }

  Explored with(List<Way> way, List<Book> book) {
    return new Explored(now, row, one, two, way, book, retries);
  }

  Explored withRetries(int value) {
    return new Explored(now, row, one, two, ways, books, value);
  }

  Explored hand(int worker, Hand hand) {
    return worker == 0
        ? new Explored(now, row, hand, two, ways, books, retries)
        : new Explored(now, row, one, hand, ways, books, retries);
  }

  Hand hand(int worker) {
    return worker == 0 ? one : two;
  }

  Explored later() {
    return new Explored(now + 1, row, one, two, ways, books, retries);
  }

  /** Returns a number that two states share only if the same may follow from both. */
  long fingerprint(List<AdapterId> adapters) {
    Mixer mixer = new Mixer();
    mix(mixer, adapters);
    // It does not matter which of two workers is which.
    long first = hash(one);
    long second = hash(two);
    mixer.add(Math.min(first, second));
    mixer.add(Math.max(first, second));
    long flying = 0;
    for (Way way : ways) {
      long fence = Math.min(3, row.fence() - way.fence());
      flying += Mixer.of(way.adapter(), way.serial(), (way.arrivesBy() - now) * 8L + fence);
    }
    mixer.add(flying);
    long held = 0;
    for (Book book : books) {
      int age = Math.min(now - book.since(), oldest(book));
      held += Mixer.of(book.adapter(), book.serial(), number(book.status()) * 8 + age);
    }
    mixer.add(held);
    mixer.add(retries);
    return mixer.hash();
  }

  /** Returns the age from which on nothing changes any more by age. */
  private static int oldest(Book book) {
    return switch (book.status()) {
      case SOLD, LATE -> 1;
      case FAILED -> Model.DEMANDED;
      case WORKING, GIVEN_BACK, BURNED -> 0;
    };
  }

  private long hash(Hand hand) {
    Mixer mixer = new Mixer();
    mixer.add(number(hand.kind()));
    mixer.add(hand.adapter());
    mixer.add(hand.serial());
    mixer.add(number(hand.say()));
    boolean fenced =
        hand.kind() == Kind.MAY_SEND || hand.kind() == Kind.WAITS || hand.kind() == Kind.HEARD;
    mixer.add(fenced ? Math.min(3, row.fence() - hand.fence()) : 0);
    mixer.add(hand.kind() == Kind.ASKED ? Math.min(2, row.attempt() - hand.fence()) : 0);
    mixer.add(hand.kind() == Kind.PREPARES && hand.version() == row.version() ? 1 : 0);
    boolean timed = hand.kind() == Kind.MAY_SEND || hand.kind() == Kind.ASKED;
    mixer.add(timed ? Math.max(-1, hand.tick() - now) : 0);
    return mixer.hash();
  }

  private void mix(Mixer mixer, List<AdapterId> adapters) {
    mixer.add(number(row.state()));
    AdapterId adapter = row.adapter();
    mixer.add(adapter == null ? -1 : adapters.indexOf(adapter));
    String reference = row.reference();
    mixer.add(reference == null ? -1 : reference.charAt(reference.length() - 1));
    for (AdapterId each : adapters) {
      mixer.add(row.serials().getOrDefault(each, 0) * 2L + (row.tried().contains(each) ? 1 : 0));
    }
    mixer.add(row.attempt() - row.attemptsBefore());
    mixer.add(
        (row.softProven() ? 1 : 0) + (row.doubted() ? 2 : 0) + (row.refundBegan() != null ? 4 : 0));
    switch (row.state()) {
      case SENDING -> {
        mixer.add(ticks(row.leaseUntil()));
        mixer.add(row.unsent());
        mixer.add(Math.max(-1, ticks(row.sendBy())));
        mixReference(mixer);
      }
      case IN_DOUBT, PENDING -> {
        mixer.add(ticks(row.attemptBegan()));
        mixer.add(Math.max(0, ticks(row.due())));
        mixer.add(Math.max(-1, ticks(row.sendBy())));
        mixer.add(row.notFounds() * 2L + (row.acknowledged() ? 1 : 0));
        mixer.add(Math.max(-1, ticks(row.lastNotFound())));
        mixer.add(Math.max(-1 - Model.DEMANDED, ticks(row.failedSeen())));
        mixReference(mixer);
      }
      case NEW, NOT_EXECUTED, AWAITING_PAYMENT -> {
        mixer.add(Math.max(0, ticks(row.due())));
        mixer.add(Math.max(-1, ticks(row.sendBy())));
        mixer.add(row.unsent() * 4L + row.unprepared());
        mixer.add(Math.max(-1, ticks(row.againHere())));
        mixer.add(number(row.proof()));
        mixReference(mixer);
      }
      case SUCCEEDED, FAILED, UNKNOWN, REVERSED -> {
        mixer.add(number(row.proof()));
        mixer.add(row.openCase() == null ? -1 : number(row.openCase().cause()));
      }
    }
  }

  /** When the reference began is looked at only where soft proof may be kept with it. */
  private void mixReference(Mixer mixer) {
    mixer.add(row.softProven() ? ticks(row.referenceBegan()) : 99);
  }

  /** Returns how far off a moment is, in ticks, rounded up; nothing looks further back than 14. */
  private long ticks(@Nullable Instant moment) {
    if (moment == null) {
      return 99;
    }
    long millis = moment.toEpochMilli() - Model.START_MILLIS - now * Model.TICK_MILLIS;
    return Math.max(-14, -Math.floorDiv(-millis, Model.TICK_MILLIS));
  }

  private static long number(@Nullable Enum<?> value) {
    return value == null ? -1 : value.name().hashCode();
  }

  /** Mixes numbers into one. */
  static final class Mixer {
    private long hash = 0x9E3779B97F4A7C15L;

    static long of(long a, long b, long c) {
      Mixer mixer = new Mixer();
      mixer.add(a);
      mixer.add(b);
      mixer.add(c);
      return mixer.hash();
    }

    void add(long value) {
      long x = (hash ^ value) * 0xBF58476D1CE4E5B9L;
      x = (x ^ x >>> 29) * 0x94D049BB133111EBL;
      hash = x ^ x >>> 32;
    }

    long hash() {
      return hash;
    }
  }
}
