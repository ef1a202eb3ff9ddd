package io.recarga.carrier.ding;

import com.squareup.moshi.JsonAdapter;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Transport;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Calls to Ding: reads, which may be repeated, and the one that moves money. */
final class Api {
  private static final String JSON = "application/json";
  private static final MediaType JSON_TYPE = MediaType.get(JSON);

  private final AdapterId id;
  private final CarrierHttp http;
  private final Credentials credentials;
  private final HttpUrl base;

  Api(AdapterId id, CarrierHttp http, Credentials credentials, HttpUrl base) {
    this.id = id;
    this.http = http;
    this.credentials = credentials;
    this.base = base;
  }

  /** Begins the address of {@code call}, such as "GetProducts". */
  HttpUrl.Builder url(String call) {
    return base.newBuilder().addPathSegments("api/V1").addPathSegment(call);
  }

  /** Makes sure that there are credentials. */
  void signIn() {
    credentials.signIn();
  }

  /** Posts a transfer, once. */
  Transport send(Wire.Send body, SendPermit permit) {
    // Ding's support finds a call by this header. (Ding's API description, 2026-08-13)
    Request.Builder request =
        request(url("SendTransfer").build()).header("X-Correlation-Id", body.distributorRef());
    Credentials.Signed signed = credentials.sign(request);
    byte[] json = Wire.SEND.toJson(body).getBytes(StandardCharsets.UTF_8);
    Transport outcome = http.send(signed.request(), json, JSON, permit);
    if (outcome instanceof Transport.Answered answered && isRefusedAtTheDoor(answered.reply())) {
      credentials.drop(signed);
    }
    return outcome;
  }

  /** Asks Ding about a transfer without making it. */
  <T extends Wire.Envelope> T validate(Wire.Send body, JsonAdapter<T> answer) {
    if (!body.validateOnly()) {
      throw new IllegalArgumentException("validateOnly: must be set for a harmless call");
    }
    return ask(post("SendTransfer", Wire.SEND.toJson(body)), answer, http::read);
  }

  /**
   * Reads an answer that says "success".
   *
   * @throws NotSentException if there is no such answer
   */
  <T extends Wire.Envelope> T get(HttpUrl.Builder url, JsonAdapter<T> answer) {
    return successful(url.build(), ask(request(url.build()), answer, http::read));
  }

  /** Reads a large answer that says "success". */
  <T extends Wire.Envelope> T catalogue(HttpUrl.Builder url, JsonAdapter<T> answer) {
    return successful(url.build(), ask(request(url.build()), answer, http::readCatalogue));
  }

  /** Reads an answer, whatever it says. */
  <T extends Wire.Envelope> T look(HttpUrl.Builder url, JsonAdapter<T> answer) {
    return ask(request(url.build()), answer, http::read);
  }

  /** Posts a question that moves no money, and reads an answer that says "success". */
  <T extends Wire.Envelope> T ask(String call, String body, JsonAdapter<T> answer) {
    return successful(url(call).build(), ask(post(call, body), answer, http::read));
  }

  /** Posts a question that moves no money, and reads an answer, whatever it says. */
  <T extends Wire.Envelope> T askFreely(String call, String body, JsonAdapter<T> answer) {
    return ask(post(call, body), answer, http::read);
  }

  /** Says in an exception what came instead of a success. */
  RechargeException problem(String call, Wire.Envelope answer) {
    String said = Errors.text(answer);
    if (Errors.isAuthentication(answer)) {
      return new CredentialsException(
          id + " refused the credentials: check the account's key, and from which addresses Ding"
              + " takes it: " + said);
    }
    return new NotSentException(id + " answered " + call + " with " + said);
  }

  private <T extends Wire.Envelope> T successful(HttpUrl url, T answer) {
    Integer result = answer.resultCode();
    if (result == null || (result != Errors.SUCCESS && result != Errors.NEAREST)) {
      throw problem(url.pathSegments().get(url.pathSize() - 1), answer);
    }
    return answer;
  }

  /** Asks, and once more with a new token if the first one was refused. */
  private <T extends Wire.Envelope> T ask(
      Request.Builder request, JsonAdapter<T> adapter, Function<Request, Transport> road) {
    Credentials.Signed signed = credentials.sign(request);
    HttpReply reply = answered(road.apply(signed.request().build()));
    if (isRefusedAtTheDoor(reply) && credentials.drop(signed)) {
      reply = answered(road.apply(credentials.sign(request).request().build()));
    }
    T answer = reply.json(adapter);
    if (answer == null || answer.resultCode() == null) {
      if (reply.status() == 401 || reply.status() == 403) {
        throw new CredentialsException(id + " refused the credentials: check the account's key");
      }
      throw new NotSentException(
          id + " answered a question with HTTP " + reply.status() + " and nothing readable");
    }
    return answer;
  }

  private static boolean isRefusedAtTheDoor(HttpReply reply) {
    Wire.Cancellations envelope = reply.json(Wire.CANCELLATIONS);
    return reply.status() == 401 || (envelope != null && Errors.isAuthentication(envelope));
  }

  private HttpReply answered(Transport outcome) {
    if (outcome instanceof Transport.Answered answered) {
      return answered.reply();
    }
    if (outcome instanceof Transport.Lost lost) {
      throw notAsked("did not answer a question: " + lost.why(), lost.cause());
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw notAsked("could not be asked: " + not.why(), not.cause());
  }

  private NotSentException notAsked(String why, @Nullable Throwable cause) {
    return new NotSentException(id + " " + why, cause);
  }

  private Request.Builder post(String call, String body) {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return request(url(call).build()).post(RequestBody.create(json, JSON_TYPE));
  }

  private static Request.Builder request(HttpUrl url) {
    return new Request.Builder().url(url).header("Accept", JSON);
  }
}
