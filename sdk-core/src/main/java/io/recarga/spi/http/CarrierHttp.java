package io.recarga.spi.http;

import io.recarga.retry.Backoff;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Beta;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One adapter's HTTP: money calls that are written at most once, and harmless reads. Thread-safe;
 * build one per account and keep it.
 */
@Beta
public final class CarrierHttp {
  private final HttpSettings settings;
  private final TimeSource time;
  private final long callTimeout;
  private final OkHttpClient money;
  private final Reads reads;
  private final WireLog log;
  private volatile @Nullable Typed lastType;

  private CarrierHttp(
      HttpSettings settings, TimeSource time, Set<String> shownFields, Backoff backoff) {
    this.settings = settings;
    this.time = time;
    money = Clients.money(settings);
    callTimeout = settings.callTimeout().toNanos();
    log = new WireLog(settings.wireLog(), shownFields);
    reads = new Reads(Clients.reads(settings, money), time, backoff, log);
  }

  /** Makes the HTTP of one adapter, with no field of a body cleared for the wire log. */
  public static CarrierHttp of(HttpSettings settings, TimeSource time) {
    return of(settings, time, Set.of());
  }

  /**
   * Makes the HTTP of one adapter.
   *
   * @param shownFields names of JSON fields whose values the wire log may show; digits that may be a
   *     phone number or PIN are masked in these too
   */
  public static CarrierHttp of(HttpSettings settings, TimeSource time, Set<String> shownFields) {
    return of(settings, time, shownFields, Backoff.builder().build());
  }

  /** Makes the HTTP of one adapter with its waits between the tries of a read. */
  static CarrierHttp of(
      HttpSettings settings, TimeSource time, Set<String> shownFields, Backoff backoff) {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(time, "time");
    return new CarrierHttp(settings, time, shownFields, backoff);
  }

  /**
   * Returns {@code baseUrl} if secrets may travel to it: over https, or to this machine itself.
   *
   * @throws IllegalArgumentException if it is plain http to another machine
   */
  public static HttpUrl requireSecure(HttpUrl baseUrl) {
    if (!isSecure(baseUrl)) {
      throw new IllegalArgumentException(
          "baseUrl: use https; plain http is only for this machine itself, not " + baseUrl.host());
    }
    return baseUrl;
  }

  /** Adds the header {@code Authorization: Bearer …}. */
  public static Request.Builder bearer(Request.Builder request, Secret token) {
    return request.header("Authorization", "Bearer " + token.reveal());
  }

  /**
   * Posts a money call: at most one write, whatever happens. Never throws for what the network or
   * the carrier does.
   *
   * @param request URL and headers; the method and body are set here
   * @param body the bytes, in UTF-8 if they are text; nobody may change them any more
   * @param permit asked last, when the connection stands and before the first byte leaves
   */
  public Transport send(
      Request.Builder request, byte[] body, String contentType, SendPermit permit) {
    Objects.requireNonNull(permit, "permit");
    MediaType type = typeOf(contentType);
    if (type == null) {
      return new Transport.NotSent("not a content type: " + contentType, null);
    }
    OneShotBody once = new OneShotBody(body, type, permit);
    Request post = request.post(once).build();
    if (!isSecure(post.url())) {
      return new Transport.NotSent("plain http to another machine", null);
    }
    long began = time.nanos();
    Transport outcome = Exchange.send(money, post, once, callTimeout);
    log.log(post, body, outcome, time.nanos() - began);
    return outcome;
  }

  /** Reads a content type, which is as a rule the same as the last time. */
  private @Nullable MediaType typeOf(String text) {
    Typed known = lastType;
    if (known == null || !known.text().equals(text)) {
      known = new Typed(text, MediaType.parse(text));
      lastType = known;
    }
    return known.type();
  }

  /**
   * Makes a harmless call, three times at most: again after a failed connection, a lost answer, a 5xx
   * or a 429 (after its {@code Retry-After}, if that is 10 s at most). Returns the last outcome. For
   * a method other than GET the caller vouches that a repetition is harmless.
   *
   * <p>All tries together take at most twice {@link HttpSettings#queryTimeout}. An interrupt ends
   * them and stays set.
   */
  public Transport read(Request request) {
    return read(request, settings.queryTimeout(), settings.maxBodyBytes());
  }

  /**
   * Does the same for an answer that may be large, within {@link HttpSettings#catalogueTimeout} and
   * {@link HttpSettings#maxCatalogueBytes}.
   */
  public Transport readCatalogue(Request request) {
    return read(request, settings.catalogueTimeout(), settings.maxCatalogueBytes());
  }

  int openConnections() {
    return money.connectionPool().connectionCount();
  }

  int idleConnections() {
    return money.connectionPool().idleConnectionCount();
  }

  /** Returns how long a {@link #read} takes at most. */
  Duration readBudget() {
    return Reads.budget(settings.queryTimeout());
  }

  TimeSource time() {
    return time;
  }

  private Transport read(Request request, Duration timeout, int cap) {
    if (!isSecure(request.url())) {
      return new Transport.NotSent("plain http to another machine", null);
    }
    return reads.call(request, timeout, cap);
  }

  private static boolean isSecure(HttpUrl url) {
    String host = url.host();
    return url.isHttps()
        || host.equals("127.0.0.1")
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || (host.startsWith("127.") && host.matches("127(\\.[0-9]{1,3}){3}"));
  }

  private record Typed(String text, @Nullable MediaType type) {}
}
