package io.recarga.carrier.tmf654;

import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.spi.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What people who run an account do at a carrier besides topping up: cancel what is not finished, and
 * say where notices go. Thread-safe.
 */
public final class TmfDesk {
  private static final MediaType JSON = MediaType.get("application/json;charset=utf-8");

  private final Api api;
  private final TmfDialect dialect;
  private final Records records;

  private TmfDesk(Parts parts) {
    api = parts.api();
    dialect = parts.dialect();
    records = parts.records();
  }

  /** Opens the desk of {@code account}; opens no connection yet. */
  public static TmfDesk of(TmfAccount account) {
    return new TmfDesk(new Parts(Objects.requireNonNull(account, "account")));
  }

  /**
   * Asks the carrier to cancel a top-up that it has not finished, and returns the record as it stands
   * afterwards. Only that record tells: the library sees it the next time it asks, declines the top-up
   * and sends it nowhere else. One that is finished already is left as it is.
   *
   * @throws NotSentException if the carrier could not be asked; whether it cancelled is open then
   */
  public HistoryEntry cancel(String transactionId) {
    HistoryEntry before = read(transactionId);
    if (before.status() != HistoryEntry.Status.OPEN) {
      return before;
    }
    HttpReply reply = api.call(cancellation(transactionId));
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    return read(transactionId);
  }

  private Request.Builder cancellation(String transactionId) {
    RequestBody cancelled = json(Map.of("status", "cancelled"));
    String topUps = dialect.version().topUps();
    return dialect.version() == TmfVersion.R17
        ? new Request.Builder()
            .url(api.url(topUps, transactionId, "status").build())
            .put(cancelled)
        : new Request.Builder().url(api.url(topUps, transactionId).build()).patch(cancelled);
  }

  /**
   * Lets the carrier post notices to {@code callback}, and returns the id of that registration.
   *
   * @param query which events are wanted, in the carrier's words; null for all
   * @throws NotServedException if the carrier holds a listener already and takes one only
   */
  public String register(HttpUrl callback, @Nullable String query) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("callback", callback.toString());
    if (query != null) {
      body.put("query", query);
    }
    HttpReply reply = api.call(new Request.Builder().url(api.url("hub").build()).post(json(body)));
    if (reply.status() == 409) {
      throw new NotServedException(
          api.id() + ": hub: the carrier holds a listener already; unregister that one first");
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    Wire.Subscription subscription = reply.json(Wire.SUBSCRIPTION);
    if (subscription == null || subscription.id() == null) {
      throw new NotSentException(api.id() + " told no id of the registration");
    }
    return subscription.id();
  }

  /** Ends a registration; one that is gone already is fine. */
  public void unregister(String registrationId) {
    HttpReply reply = api.call(
        new Request.Builder().url(api.url("hub", registrationId).build()).delete());
    if (!reply.isSuccessful() && reply.status() != 404) {
      throw api.problem(reply);
    }
  }

  private HistoryEntry read(String transactionId) {
    Seen seen = api.get(api.url(dialect.version().topUps(), transactionId).build(), Wire.SEEN);
    HistoryEntry entry = records.entry(seen, null);
    if (entry == null) {
      throw new NotSentException(api.id() + " answered a question with something unreadable");
    }
    return entry;
  }

  private static RequestBody json(Map<String, ? extends Object> body) {
    return RequestBody.create(Wire.OBJECT.toJson(new LinkedHashMap<>(body)), JSON);
  }
}
