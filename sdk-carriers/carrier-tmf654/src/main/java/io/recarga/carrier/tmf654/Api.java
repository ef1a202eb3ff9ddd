package io.recarga.carrier.tmf654;

import com.squareup.moshi.JsonAdapter;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Calls to one carrier: signed, with the dialect's headers. */
final class Api {
  private static final String JSON = "application/json;charset=utf-8";
  private static final Set<String> SHOWN =
      Set.of("id", "status", "amount", "units", "usageType", "code", "eventType");

  private final AdapterId id;
  private final TmfDialect dialect;
  private final CarrierHttp http;
  private final Door door;
  private final HttpUrl base;

  Api(TmfAccount account) {
    id = account.adapterId();
    dialect = account.dialect();
    http = CarrierHttp.of(account.http(), account.time(), SHOWN);
    base = below(account.baseUrl(), dialect.path());
    String name = id + "/" + account.environment() + "/" + account.baseUrl().host();
    door = Door.of(account.auth(), name, http);
  }

  /** A base URL may end with a slash or without. */
  private static HttpUrl below(HttpUrl baseUrl, String path) {
    HttpUrl.Builder url = baseUrl.newBuilder();
    int last = baseUrl.pathSize() - 1;
    if (baseUrl.pathSegments().get(last).isEmpty()) {
      url.removePathSegment(last);
    }
    return url.addPathSegments(path).build();
  }

  AdapterId id() {
    return id;
  }

  /** Begins the address of {@code segments}, each of which is encoded. */
  HttpUrl.Builder url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  /** Makes sure that there is a token, where one is needed. */
  void signIn() {
    Secret ignored = door.token();
  }

  /** Posts a money call, once. */
  Transport post(HttpUrl url, byte[] json, Consumer<Request.Builder> headers, SendPermit permit) {
    Secret token = door.token();
    Request.Builder request = request(url, token);
    headers.accept(request);
    Transport outcome = http.send(request, json, JSON, permit);
    if (outcome instanceof Transport.Answered answered && answered.reply().status() == 401) {
      door.drop(token);
    }
    return outcome;
  }

  /** Reads {@code url}, whatever its status. */
  HttpReply ask(HttpUrl url) {
    return call(new Request.Builder().url(url).get());
  }

  /** Makes a call that moves no money and may be repeated, whatever its status. */
  HttpReply call(Request.Builder request) {
    Secret token = door.token();
    HttpReply reply = answered(http.read(signed(request, token).build()));
    if (reply.status() == 401 && door.hasTokens()) {
      door.drop(token);
      reply = answered(http.read(signed(request, door.token()).build()));
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw new CredentialsException(id + " was refused with HTTP " + reply.status()
          + ": check the account's credentials and what they may do");
    }
    return reply;
  }

  /**
   * Reads {@code url} as JSON.
   *
   * @throws NotSentException if there is no such answer
   */
  <T> T get(HttpUrl url, JsonAdapter<T> adapter) {
    HttpReply reply = ask(url);
    if (!reply.isSuccessful()) {
      throw problem(reply);
    }
    T value = reply.json(adapter);
    if (value == null) {
      throw new NotSentException(id + " answered a question with something unreadable");
    }
    return value;
  }

  /** Says in an exception what came instead of an answer. */
  NotSentException problem(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    boolean harmless = code != null && code.matches("[A-Za-z0-9_.-]{1,40}");
    return new NotSentException(
        id + " answered a question with HTTP " + reply.status() + (harmless ? " " + code : ""));
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

  private Request.Builder request(HttpUrl url, @Nullable Secret token) {
    return signed(new Request.Builder().url(url), token);
  }

  private Request.Builder signed(Request.Builder request, @Nullable Secret token) {
    request.header("Accept", "application/json");
    dialect.headers().forEach(request::header);
    return door.sign(request, token);
  }
}
