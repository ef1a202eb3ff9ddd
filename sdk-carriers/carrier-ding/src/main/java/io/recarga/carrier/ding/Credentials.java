package io.recarga.carrier.ding;

import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.Secret;
import java.util.function.Supplier;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Signs requests: with an API key, or with a token of an OAuth client. */
final class Credentials {
  private final @Nullable Supplier<Secret> apiKey;
  private final @Nullable ClientCredentials tokens;

  private Credentials(@Nullable Supplier<Secret> apiKey, @Nullable ClientCredentials tokens) {
    this.apiKey = apiKey;
    this.tokens = tokens;
  }

  static Credentials of(Ding.Account account, CarrierHttp http) {
    var client = account.client();
    if (client == null) {
      return new Credentials(account.apiKey(), null);
    }
    String name = account.adapterId() + "/" + account.environment() + "/" + account.tokenUrl();
    return new Credentials(
        null,
        ClientCredentials.builder(name, account.tokenUrl(), client)
            .asForm()
            .store(account.tokenStore())
            .build(http));
  }

  void signIn() {
    Signed ignored = sign(new Request.Builder());
  }

  // X-Api-Key is another header, and refused. (Seen by a third-party client, 2026)
  Signed sign(Request.Builder request) {
    if (tokens != null) {
      Secret token = tokens.token();
      return new Signed(CarrierHttp.bearer(request, token), token);
    }
    return new Signed(request.header("api_key", currentKey()), null);
  }

  /** Forgets a refused token; says false where there is none to renew. */
  boolean drop(Signed signed) {
    Secret token = signed.token();
    if (tokens == null || token == null) {
      return false;
    }
    tokens.drop(token);
    return true;
  }

  private String currentKey() {
    Supplier<Secret> supplier = apiKey;
    if (supplier == null) {
      throw new IllegalStateException("neither key nor client");
    }
    String key;
    try {
      key = supplier.get().reveal();
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException("no API key: its supplier failed", e);
    }
    if (!key.matches("[\\x21-\\x7E]+")) {
      throw new NotSentException("the API key holds characters that no header can carry");
    }
    return key;
  }

  /** A signed request, with the token if one was used. */
  record Signed(Request.Builder request, @Nullable Secret token) {}
}
