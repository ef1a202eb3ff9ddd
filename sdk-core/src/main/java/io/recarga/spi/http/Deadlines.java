package io.recarga.spi.http;

import java.util.concurrent.atomic.AtomicReferenceArray;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls that take too long, at less cost than OkHttp's call time-out: that one waits for a lock
 * which all calls of the process share for each read and write. Here each call takes a place that is
 * nobody else's, and {@link Metronome} looks around now and then. Thread-safe.
 */
final class Deadlines {
  private static final int PLACES = 1 << 10;

  private final AtomicReferenceArray<@Nullable Deadline> places =
      new AtomicReferenceArray<>(PLACES);

  /** Lets {@code call} be cancelled when its time is over, or returns null if all places are taken. */
  @Nullable
  Deadline enter(Call call, long until) {
    int first = first();
    for (int i = 0; i < PLACES; i++) {
      int place = (first + i) & (PLACES - 1);
      if (places.getPlain(place) == null) {
        Deadline deadline = new Deadline(call, until, place);
        if (places.compareAndSet(place, null, deadline)) {
          return deadline;
        }
      }
    }
    return null;
  }

  /** Ends the watch over a call, which may have ended already. */
  void leave(Deadline deadline) {
    places.compareAndSet(deadline.place, deadline, null);
  }

  /**
   * Cancels the calls whose time is over.
   *
   * @return how long the next one has, {@code most} nanoseconds if that is longer, or -1 if there is
   *     none
   */
  long strike(long now, long most) {
    long least = -1;
    for (int place = 0; place < PLACES; place++) {
      Deadline deadline = places.get(place);
      if (deadline == null) {
        continue;
      }
      long left = deadline.until - now;
      if (left > 0) {
        least = least < 0 ? Math.min(left, most) : Math.min(left, least);
      } else if (places.compareAndSet(place, deadline, null)) {
        deadline.struck = true;
        cancel(deadline.call);
      }
    }
    return least;
  }

  private static void cancel(Call call) {
    try {
      call.cancel();
    } catch (RuntimeException e) {
      // An app's listener threw. The others' time must not depend on it.
    }
  }

  /** Spreads threads, so that each finds a place of its own at once, away from its neighbours'. */
  private static int first() {
    long mixed = Thread.currentThread().getId() * 0x9E3779B9L;
    return (int) (mixed >>> Byte.SIZE) & (PLACES - 1);
  }

  /** The time of one call. */
  static final class Deadline {
    private final Call call;
    private final long until;
    private final int place;
    private volatile boolean struck;

    private Deadline(Call call, long until, int place) {
      this.call = call;
      this.until = until;
      this.place = place;
    }

    /** Says whether the call was cancelled because its time was over. */
    boolean hasStruck() {
      return struck;
    }
  }
}
