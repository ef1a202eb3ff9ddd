package io.recarga.carrier.selfcare;

import com.squareup.moshi.JsonAdapter;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Questions to the carrier, with its headers and, where it gives tokens, a token renewed once. */
final class Calls {
  private static final MediaType JSON = MediaType.get("application/json");

  private final AdapterId id;
  private final CarrierHttp http;
  private final @Nullable ClientCredentials credentials;
  private final Map<String, Supplier<Secret>> headers;

  Calls(
      AdapterId id,
      CarrierHttp http,
      @Nullable ClientCredentials credentials,
      Map<String, Supplier<Secret>> headers) {
    this.id = id;
    this.http = http;
    this.credentials = credentials;
    this.headers = headers;
  }

  /** Reads {@code url}, whatever its status. */
  HttpReply get(HttpUrl url) {
    return ask(url, null, http::read);
  }

  /** Reads an answer that may be large, whatever its status. */
  HttpReply getCatalogue(HttpUrl url) {
    return ask(url, null, http::readCatalogue);
  }

  /** Asks with a body. The question changes nothing at the carrier, so it may be repeated. */
  <T> HttpReply query(HttpUrl url, JsonAdapter<T> adapter, T body) {
    byte[] bytes = adapter.toJson(body).getBytes(StandardCharsets.UTF_8);
    return ask(url, RequestBody.create(bytes, JSON), http::read);
  }

  /** Says in an exception what came instead of an answer about {@code what}. */
  NotSentException problem(String what, HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    boolean harmless = code != null && code.matches("[A-Za-z0-9_.-]{1,40}");
    return new NotSentException(id + " answered a question about " + what + " with HTTP "
        + reply.status() + (harmless ? " " + code : ""));
  }

  /** Says in an exception why an answer about {@code what} is of no use. */
  NotSentException useless(String what, String why) {
    return new NotSentException(id + " answered a question about " + what + " " + why);
  }

  /** Says whether the carrier itself, and no gateway, says that there is no such thing. */
  static boolean isNone(HttpReply reply) {
    Wire.Failure failure = reply.status() == 404 ? reply.json(Wire.FAILURE) : null;
    return failure != null && failure.code() != null && failure.reason() != null;
  }

  private HttpReply ask(
      HttpUrl url, @Nullable RequestBody body, Function<Request, Transport> road) {
    Secret token = credentials == null ? null : credentials.token();
    HttpReply reply = answered(road.apply(request(url, body, token)));
    if (reply.status() == 401 && credentials != null && token != null) {
      credentials.drop(token);
      reply = answered(road.apply(request(url, body, credentials.token())));
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw new CredentialsException(id + " refused a question with HTTP " + reply.status()
          + ": check the account's credentials and headers, and what it may ask");
    }
    return reply;
  }

  private Request request(HttpUrl url, @Nullable RequestBody body, @Nullable Secret token) {
    Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
    if (body != null) {
      request.post(body);
    }
    headers.forEach((name, value) -> request.header(name, valueOf(name, value)));
    return (token == null ? request : CarrierHttp.bearer(request, token)).build();
  }

  private String valueOf(String name, Supplier<Secret> supplier) {
    String value;
    try {
      value = supplier.get().reveal();
    } catch (RuntimeException e) {
      throw new NotSentException(
          id + ": no value for the header " + name + ": its supplier failed", e);
    }
    // OkHttp's own refusal would show the value.
    if (!value.matches("[\\x20-\\x7E]+")) {
      throw new NotSentException(
          id + ": the header " + name + " has characters that cannot be sent");
    }
    return value;
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
}
