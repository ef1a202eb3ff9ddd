package io.recarga.carrier.tapi;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Calls to TAPI with a token and the service's own key: reads, and the one that moves money. */
final class Api {
  private static final String JSON = "application/json";

  private final Tapi.Account account;
  private final CarrierHttp http;
  private final Login login;

  Api(Tapi.Account account, CarrierHttp http, Login login) {
    this.account = account;
    this.http = http;
    this.login = login;
  }

  /** Makes sure that there is a token. */
  void signIn() {
    Secret ignored = login.token();
  }

  /** Pays, once. A refused token is dropped; whether it was refused before a sale is not certain. */
  Transport pay(Wire.Payment body, SendPermit permit) {
    HttpUrl url = account.rechargeUrl().newBuilder().addPathSegment("payment").build();
    Secret token = login.token();
    byte[] json = Wire.PAYMENT.toJson(body).getBytes(StandardCharsets.UTF_8);
    Request.Builder request = request(url, token, account.keys().recharge());
    Transport outcome = http.send(request, json, JSON, permit);
    if (outcome instanceof Transport.Answered answered && answered.reply().status() == 401) {
      login.drop(token);
    }
    return outcome;
  }

  /** Reads the operation under one of its ids, whatever the status. */
  HttpReply operation(String id, boolean isReference) {
    HttpUrl.Builder url =
        account.rechargeUrl().newBuilder().addPathSegment("operation").addPathSegment(id);
    if (isReference) {
      url.addQueryParameter("type", "external-payment-id");
    }
    return ask(url.build(), account.keys().recharge(), http::read);
  }

  /**
   * Reads one page of the catalogue.
   *
   * @throws NotSentException if there is no such answer
   */
  Wire.Recharges recharges(int page) {
    HttpUrl url = account
        .companiesUrl()
        .newBuilder()
        .addPathSegment("recharges")
        .addQueryParameter("page", Integer.toString(page))
        .build();
    HttpReply reply = ask(url, account.keys().companies(), http::readCatalogue);
    if (!reply.isSuccessful()) {
      throw problem(reply);
    }
    Wire.Recharges read = reply.json(Wire.RECHARGES);
    if (read == null || read.recharges() == null) {
      throw new NotSentException(account.adapterId() + " answered with an unreadable catalogue");
    }
    return read;
  }

  /** Says in an exception what came instead of an answer. */
  NotSentException problem(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    return new NotSentException(account.adapterId() + " answered a question with HTTP "
        + reply.status() + (code == null ? "" : " " + code));
  }

  private HttpReply ask(HttpUrl url, Supplier<Secret> key, Function<Request, Transport> road) {
    Secret token = login.token();
    HttpReply reply = answered(road.apply(request(url, token, key).build()));
    if (reply.status() == 401) {
      login.drop(token);
      reply = answered(road.apply(request(url, login.token(), key).build()));
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw new CredentialsException(account.adapterId()
          + " refused the token or the service's API key: check the account's user and keys");
    }
    return reply;
  }

  private HttpReply answered(Transport outcome) {
    if (outcome instanceof Transport.Answered answered) {
      return answered.reply();
    }
    if (outcome instanceof Transport.Lost lost) {
      throw new NotSentException(
          account.adapterId() + " did not answer a question: " + lost.why(), lost.cause());
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw new NotSentException(
        account.adapterId() + " could not be asked: " + not.why(), not.cause());
  }

  private static Request.Builder request(HttpUrl url, Secret token, Supplier<Secret> key) {
    return new Request.Builder()
        .url(url)
        .header("Accept", JSON)
        .header("x-authorization-token", token.reveal())
        .header("x-api-key", Keys.of(key));
  }
}
