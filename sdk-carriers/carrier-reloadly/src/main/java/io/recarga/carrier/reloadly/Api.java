package io.recarga.carrier.reloadly;

import com.squareup.moshi.JsonAdapter;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.BearerHeaders;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.JsonShape;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Calls to the airtime host with a token: reads that renew it once, and the money call. */
final class Api {
  private static final String ACCEPT = "application/com.reloadly.topups-v1+json";
  private static final String JSON = "application/json";

  private final AdapterId id;
  private final CarrierHttp http;
  private final ClientCredentials credentials;
  private final HttpUrl base;
  private final BearerHeaders headers = BearerHeaders.of("Accept", ACCEPT);

  Api(AdapterId id, CarrierHttp http, ClientCredentials credentials, HttpUrl base) {
    this.id = id;
    this.http = http;
    this.credentials = credentials;
    this.base = base;
  }

  /** Begins the address of {@code segments}, each of which is encoded. */
  HttpUrl.Builder url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  /** Makes sure that there is a token. */
  void signIn() {
    credentials.token();
  }

  /** Posts a money call, once. */
  Transport post(HttpUrl url, byte[] json, SendPermit permit) {
    Secret token = credentials.token();
    Transport outcome = http.send(request(url, token), json, JSON, permit);
    if (outcome instanceof Transport.Answered answered && answered.reply().status() == 401) {
      credentials.drop(token);
    }
    return outcome;
  }

  /** Reads {@code url}, whatever its status. */
  HttpReply ask(HttpUrl url) {
    return ask(url, false);
  }

  /** Reads a large answer, whatever its status. */
  HttpReply askCatalogue(HttpUrl url) {
    return ask(url, true);
  }

  /**
   * Reads {@code url} as JSON.
   *
   * @throws NotSentException if there is no such answer
   */
  <T> T get(HttpUrl url, JsonAdapter<T> adapter) {
    return readable(successful(ask(url)).json(adapter));
  }

  /** Reads a large answer as JSON. */
  <T> T catalogue(HttpUrl url, JsonAdapter<T> adapter) {
    return readable(successful(askCatalogue(url)).json(adapter));
  }

  /** Reads a large list as JSON. */
  <T> List<@Nullable T> catalogue(HttpUrl url, JsonShape<T> element) {
    return readable(successful(askCatalogue(url)).list(element));
  }

  /** Reads {@code url} as JSON, or returns null where Reloadly says that it has none. */
  <T> @Nullable T lookUp(HttpUrl url, JsonAdapter<T> adapter) {
    HttpReply reply = ask(url);
    // An unsupported country was a 404 and is a 409 now. (Sandbox, October 2026)
    return reply.status() == 404 || reply.status() == 409
        ? null
        : readable(successful(reply).json(adapter));
  }

  /** Says in an exception what came instead of an answer. */
  NotSentException problem(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.errorCode();
    String what = code == null ? "" : " " + code;
    return new NotSentException(id + " answered a question with HTTP " + reply.status() + what);
  }

  /** Says in an exception that an answer made no sense. */
  NotSentException unreadable() {
    return new NotSentException(id + " answered a question with something unreadable");
  }

  private HttpReply successful(HttpReply reply) {
    if (!reply.isSuccessful()) {
      throw problem(reply);
    }
    return reply;
  }

  private <T> T readable(@Nullable T value) {
    if (value == null) {
      throw unreadable();
    }
    return value;
  }

  private HttpReply ask(HttpUrl url, boolean isLarge) {
    Secret token = credentials.token();
    HttpReply reply = read(url, token, isLarge);
    if (reply.status() == 401) {
      credentials.drop(token);
      reply = read(url, credentials.token(), isLarge);
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw new CredentialsException(id + " refused the token: check the account's id, secret,"
          + " audience and what it may do");
    }
    return reply;
  }

  private HttpReply read(HttpUrl url, Secret token, boolean isLarge) {
    Request request = request(url, token).get().build();
    return answered(isLarge ? http.readCatalogue(request) : http.read(request));
  }

  private HttpReply answered(Transport outcome) {
    if (outcome instanceof Transport.Answered answered) {
      return answered.reply();
    }
    if (outcome instanceof Transport.Lost lost) {
      throw new NotSentException(id + " did not answer a question: " + lost.why(), lost.cause());
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw new NotSentException(id + " could not be asked: " + not.why(), not.cause());
  }

  private Request.Builder request(HttpUrl url, Secret token) {
    return new Request.Builder().url(url).headers(headers.with(token));
  }
}
