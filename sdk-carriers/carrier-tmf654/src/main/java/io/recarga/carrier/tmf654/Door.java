package io.recarga.carrier.tmf654;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.Secret;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Signs the calls of one account. */
final class Door {
  private final @Nullable ClientCredentials credentials;
  private final @Nullable String keyHeader;
  private final @Nullable Supplier<Secret> apiKey;

  private Door(
      @Nullable ClientCredentials credentials,
      @Nullable String keyHeader,
      @Nullable Supplier<Secret> apiKey) {
    this.credentials = credentials;
    this.keyHeader = keyHeader;
    this.apiKey = apiKey;
  }

  /** Opens a door whose tokens are called {@code name} in their store. */
  static Door of(TmfAuth auth, String name, CarrierHttp http) {
    HttpUrl tokenUrl = auth.tokenUrl();
    var key = auth.key();
    if (tokenUrl == null || key == null) {
      return new Door(null, auth.keyHeader(), auth.apiKey());
    }
    ClientCredentials.Builder tokens = ClientCredentials.builder(name, tokenUrl, key);
    auth.parameters().forEach(tokens::parameter);
    if (auth.isForm()) {
      tokens.asForm();
    }
    var store = auth.store();
    if (store != null) {
      tokens.store(store);
    }
    return new Door(tokens.build(http), auth.keyHeader(), auth.apiKey());
  }

  /** Returns a token that should be valid now, or null where none is needed. */
  @Nullable
  Secret token() {
    return credentials == null ? null : credentials.token();
  }

  /** Forgets a token that was refused, if any was sent. */
  void drop(@Nullable Secret token) {
    if (credentials != null && token != null) {
      credentials.drop(token);
    }
  }

  boolean hasTokens() {
    return credentials != null;
  }

  Request.Builder sign(Request.Builder request, @Nullable Secret token) {
    if (keyHeader != null && apiKey != null) {
      String key = supplied(apiKey);
      if (!key.matches("[\\x21-\\x7E]+")) {
        // OkHttp would quote it in its exception.
        throw new CredentialsException("api key: holds something that no header can carry");
      }
      request.header(keyHeader, key);
    }
    return token == null ? request : CarrierHttp.bearer(request, token);
  }

  private static String supplied(Supplier<Secret> apiKey) {
    try {
      return apiKey.get().reveal();
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException("api key: its supplier failed", e);
    }
  }
}
