package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Access tokens by OAuth 2 client credentials (RFC 6749, section 4.4): kept, renewed early, and asked
 * for once however many threads need one. Thread-safe.
 */
@Beta
public final class ClientCredentials {
  private ClientCredentials() {}

  /**
   * Begins a token source.
   *
   * @param name the token's name in the store: unique per account, environment and audience
   * @param tokenUrl where tokens are given
   * @param key asked at each renewal, so that credentials can change while the app runs
   */
  public static Builder builder(String name, HttpUrl tokenUrl, Supplier<ClientKey> key) {
    return new Builder();
  }

  /**
   * Returns a token that should be valid now.
   *
   * @throws io.recarga.CredentialsException if the carrier refuses the credentials
   * @throws io.recarga.NotSentException if no token could be had for now
   */
  public Secret token() {
    throw new UnsupportedOperationException();
  }

  /** Forgets {@code token}, which a carrier refused; a newer one stays. */
  public void drop(Secret token) {
    throw new UnsupportedOperationException();
  }

  /** Builds {@link ClientCredentials}. */
  public static final class Builder {
    private Builder() {}

    /** Adds a field to the token request, such as "audience" or "scope". */
    public Builder parameter(String name, String value) {
      return this;
    }

    /** Sends the request as a form (the standard's way) instead of JSON. */
    public Builder asForm() {
      return this;
    }

    /** Keeps tokens in {@code store}; in memory by default. */
    public Builder store(TokenStore store) {
      return this;
    }

    /** Builds the source, which asks for tokens through {@code http} and takes time from it. */
    public ClientCredentials build(CarrierHttp http) {
      throw new UnsupportedOperationException();
    }
  }
}
