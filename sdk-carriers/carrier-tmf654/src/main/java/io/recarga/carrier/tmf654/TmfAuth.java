package io.recarga.carrier.tmf654;

import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.TokenStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How an account proves who it is: OAuth 2 client credentials, an API key, both, or neither where
 * the app's HTTP client brings a certificate (mutual TLS). TMF654 leaves that to the carrier.
 * Immutable; shows no secret.
 */
public final class TmfAuth {
  private static final TmfAuth NONE = new TmfAuth(null, null, Map.of(), true, null, null, null);

  private final @Nullable HttpUrl tokenUrl;
  private final @Nullable Supplier<ClientKey> key;
  private final Map<String, String> parameters;
  private final boolean form;
  private final @Nullable TokenStore store;
  private final @Nullable String keyHeader;
  private final @Nullable Supplier<Secret> apiKey;

  private TmfAuth(
      @Nullable HttpUrl tokenUrl,
      @Nullable Supplier<ClientKey> key,
      Map<String, String> parameters,
      boolean form,
      @Nullable TokenStore store,
      @Nullable String keyHeader,
      @Nullable Supplier<Secret> apiKey) {
    this.tokenUrl = tokenUrl;
    this.key = key;
    this.parameters = new LinkedHashMap<>(parameters);
    this.form = form;
    this.store = store;
    this.keyHeader = keyHeader;
    this.apiKey = apiKey;
  }

  /** Sends no secret: for mutual TLS through the client of the account's HTTP settings. */
  public static TmfAuth none() {
    return NONE;
  }

  /** Sends tokens that are obtained at {@code tokenUrl} with fixed credentials. */
  public static TmfAuth clientCredentials(HttpUrl tokenUrl, String id, String secret) {
    ClientKey fixed = new ClientKey(id, Secret.of(secret));
    return clientCredentials(tokenUrl, () -> fixed);
  }

  /** Sends tokens that are obtained at {@code tokenUrl}; the key is asked for at each renewal. */
  public static TmfAuth clientCredentials(HttpUrl tokenUrl, Supplier<ClientKey> key) {
    return new TmfAuth(
        CarrierHttp.requireSecure(tokenUrl),
        Objects.requireNonNull(key, "key"),
        Map.of(),
        true,
        null,
        null,
        null);
  }

  /** Sends a fixed API key in {@code header}. */
  public static TmfAuth apiKey(String header, String secret) {
    Secret fixed = Secret.of(secret);
    return NONE.withApiKey(header, () -> fixed);
  }

  /** Returns the same with an API key in {@code header}, asked for at each call. */
  public TmfAuth withApiKey(String header, Supplier<Secret> secret) {
    if (!Objects.requireNonNull(header, "header").matches("[A-Za-z0-9-]{1,60}")) {
      throw new IllegalArgumentException("header: not the name of a header: \"" + header + "\"");
    }
    Supplier<Secret> given = Objects.requireNonNull(secret, "secret");
    return new TmfAuth(tokenUrl, key, parameters, form, store, header, given);
  }

  /** Returns the same with a field in the token request, such as "scope". */
  public TmfAuth withParameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new TmfAuth(tokenUrl, key, more, form, store, keyHeader, apiKey);
  }

  /** Returns the same with token requests in JSON instead of the standard's form. */
  public TmfAuth asJson() {
    return new TmfAuth(tokenUrl, key, parameters, false, store, keyHeader, apiKey);
  }

  /** Returns the same with tokens in a store that several machines may share. */
  public TmfAuth withTokenStore(TokenStore value) {
    return new TmfAuth(
        tokenUrl,
        key,
        parameters,
        form,
        Objects.requireNonNull(value, "tokenStore"),
        keyHeader,
        apiKey);
  }

  @Nullable
  HttpUrl tokenUrl() {
    return tokenUrl;
  }

  @Nullable
  Supplier<ClientKey> key() {
    return key;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  boolean isForm() {
    return form;
  }

  @Nullable
  TokenStore store() {
    return store;
  }

  @Nullable
  String keyHeader() {
    return keyHeader;
  }

  @Nullable
  Supplier<Secret> apiKey() {
    return apiKey;
  }

  /** Says which kinds of proof are sent, and no secret. */
  @Override
  public String toString() {
    return (tokenUrl == null ? "no token" : "token from " + tokenUrl.host())
        + (keyHeader == null ? "" : ", key in " + keyHeader);
  }
}
