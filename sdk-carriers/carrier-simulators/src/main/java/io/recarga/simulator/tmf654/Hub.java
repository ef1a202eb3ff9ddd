package io.recarga.simulator.tmf654;

import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Listeners, and the notices that they get. v4.0 has none of a success; R17 gets none at all. */
final class Hub implements AutoCloseable {
  private final Books books;
  private final TopUps topUps;
  private final AtomicLong ids = new AtomicLong(1);
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

  Hub(Books books, TopUps topUps) {
    this.books = books;
    this.topUps = topUps;
  }

  Reply register(Call call) {
    String callback = Call.text(call.body(), "callback");
    HttpUrl url = callback == null ? null : HttpUrl.parse(callback);
    if (url == null) {
      throw Refused.badRequest("callback is no address");
    }
    if (!listeners.isEmpty()) {
      throw new Refused(409, "LISTENER_EXISTS", "One listener is allowed");
    }
    String id = String.valueOf(ids.getAndIncrement());
    listeners.put(id, new Listener(url));
    return Reply.json(201, Json.object("id", id, "callback", callback));
  }

  Reply unregister(@Nullable String id) {
    Listener gone = id == null ? null : listeners.remove(id);
    if (gone == null) {
      throw Refused.notFound();
    }
    gone.close();
    return Reply.empty(204);
  }

  void tell(TopUp topUp) {
    String event = eventOf(topUp);
    if (event == null) {
      return;
    }
    for (Listener listener : listeners.values()) {
      listener
          .senderOf(event)
          .send(
              body(event, topUps.show(topUp)),
              body(event, Json.object("id", "0", "status", "completed")),
              topUp.fault);
    }
  }

  /** Waits until all notices so far are through. */
  void flush() throws InterruptedException {
    for (Listener listener : listeners.values()) {
      for (WebhookSender sender : listener.senders.values()) {
        sender.flush();
      }
    }
  }

  private @Nullable String eventOf(TopUp topUp) {
    return switch (books.personality().edition()) {
      case R17 -> null;
      case V4_0 ->
        topUp.isCancelled()
            ? "topupBalanceCancelEvent"
            : topUp.course.state() == SaleCourse.State.FAILED ? "topupBalanceFailureEvent" : null;
      case V4_1 -> "topupBalanceStatusChangeEvent";
    };
  }

  private String body(String event, Map<String, @Nullable Object> topUp) {
    String now = books.clock().now().toString();
    return Json.write(Json.object(
        "eventId",
        "event-" + ids.getAndIncrement(),
        "eventTime",
        now,
        "eventType",
        event.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + event.substring(1),
        // So the files of TM Forum spell it.
        "timeOcurred",
        now,
        "event",
        Json.object("topupBalance", topUp)));
  }

  @Override
  public void close() {
    listeners.values().forEach(Listener::close);
  }

  private final class Listener implements AutoCloseable {
    private final HttpUrl callback;
    private final Map<String, WebhookSender> senders = new ConcurrentHashMap<>();

    private Listener(HttpUrl callback) {
      this.callback = callback;
    }

    private WebhookSender senderOf(String event) {
      return Objects.requireNonNull(senders.computeIfAbsent(
          event,
          name -> new WebhookSender(
              books.clock(),
              callback.newBuilder().addPathSegments("listener/" + name).build(),
              body -> Map.of())));
    }

    @Override
    public void close() {
      senders.values().forEach(WebhookSender::close);
    }
  }
}
