package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What state a transaction is in. The ids of classes and all messages are DT One's; the ids of single
 * statuses are the simulator's own: nobody publishes them.
 */
record Status(StatusClass of, int id, String message) {
  static final Status CREATED = new Status(StatusClass.CREATED);
  static final Status CONFIRMED = new Status(StatusClass.CONFIRMED);
  static final Status CANCELLED = new Status(StatusClass.CANCELLED);
  static final Status SUBMITTED = new Status(StatusClass.SUBMITTED);
  static final Status COMPLETED = new Status(StatusClass.COMPLETED);
  static final Status REVERSED = new Status(StatusClass.REVERSED);

  private Status(StatusClass of) {
    this(of, of.id * 10_000, of.name());
  }

  /** Makes a status of a message such as "DECLINED-BARRED-CREDIT-PARTY". */
  static Status of(StatusClass of, String message) {
    int detail = message.equals(of.name()) ? 0 : 100 + Math.floorMod(message.hashCode(), 900);
    return new Status(of, of.id * 10_000 + detail, message);
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object(
        "id", id, "message", message, "class", Json.object("id", of.id, "message", of.name()));
  }

  enum StatusClass {
    CREATED(1),
    CONFIRMED(2),
    REJECTED(3),
    CANCELLED(4),
    SUBMITTED(5),
    COMPLETED(7),
    REVERSED(8),
    DECLINED(9);

    private final int id;

    StatusClass(int id) {
      this.id = id;
    }
  }
}
