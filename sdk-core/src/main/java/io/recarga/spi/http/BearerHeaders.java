package io.recarga.spi.http;

import io.recarga.spi.Beta;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an adapter's calls, which change with the token only: made once for each token.
 * Thread-safe.
 */
@Beta
public final class BearerHeaders {
  private final Headers others;
  private volatile @Nullable Signed latest;

  private BearerHeaders(Headers others) {
    this.others = others;
  }

  /** Makes headers that hold {@code namesAndValues}, in turn, beside the token. */
  public static BearerHeaders of(String... namesAndValues) {
    return new BearerHeaders(Headers.of(namesAndValues));
  }

  /** Returns the headers with {@code Authorization: Bearer …}. */
  public Headers with(Secret token) {
    Signed known = latest;
    if (known == null || known.token() != token) {
      String value = "Bearer " + token.reveal();
      known = new Signed(token, others.newBuilder().set("Authorization", value).build());
      latest = known;
    }
    return known.headers();
  }

  private record Signed(Secret token, Headers headers) {
    @Override
    public String toString() {
      return "headers with a token";
    }
  }
}
