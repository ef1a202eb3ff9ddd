package io.recarga.spi.http;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Beta;
import io.recarga.spi.SendPermit;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * One adapter's HTTP: money calls that are written at most once, and harmless reads. Thread-safe;
 * build one per account and keep it.
 */
@Beta
public final class CarrierHttp {
  private CarrierHttp() {}

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
    throw new UnsupportedOperationException();
  }

  /**
   * Returns {@code baseUrl} if secrets may travel to it: over https, or to this machine itself.
   *
   * @throws IllegalArgumentException if it is plain http to another machine
   */
  public static HttpUrl requireSecure(HttpUrl baseUrl) {
    throw new UnsupportedOperationException();
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
   * @param body the bytes, in UTF-8 if they are text
   * @param permit asked last, when the connection stands and before the first byte leaves
   */
  public Transport send(Request.Builder request, byte[] body, String contentType, SendPermit permit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a harmless call, three times at most: again after a failed connection, a lost answer, a 5xx
   * or a 429. The last outcome is returned. For a method other than GET the caller vouches that a
   * repetition is harmless.
   */
  public Transport read(Request request) {
    throw new UnsupportedOperationException();
  }

  /** Does the same for an answer that may be large. */
  public Transport readCatalogue(Request request) {
    throw new UnsupportedOperationException();
  }
}
