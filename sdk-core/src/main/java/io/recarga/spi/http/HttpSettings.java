package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.time.Duration;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** How an adapter talks HTTP: the app's client to take network settings from, time-outs and caps. */
@Beta
public final class HttpSettings {
  private static final int MIB = 1024 * 1024;

  private final @Nullable OkHttpClient client;
  private final Duration connectTimeout;
  private final Duration writeTimeout;
  private final Duration readTimeout;
  private final Duration callTimeout;
  private final Duration queryReadTimeout;
  private final Duration queryTimeout;
  private final Duration catalogueTimeout;
  private final int idleConnections;
  private final int maxBodyBytes;
  private final int maxCatalogueBytes;
  private final boolean wireLog;

  private HttpSettings(Builder b) {
    client = b.client;
    connectTimeout = b.connectTimeout;
    writeTimeout = b.writeTimeout;
    readTimeout = b.readTimeout;
    callTimeout = b.callTimeout;
    queryReadTimeout = b.queryReadTimeout;
    queryTimeout = b.queryTimeout;
    catalogueTimeout = b.catalogueTimeout;
    idleConnections = b.idleConnections;
    maxBodyBytes = b.maxBodyBytes;
    maxCatalogueBytes = b.maxCatalogueBytes;
    wireLog = b.wireLog;
  }

  /** Begins settings; each has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the app's client, or null for a fresh one. */
  public @Nullable OkHttpClient client() {
    return client;
  }

  /** Returns how long a TCP connection, and each step of its TLS handshake, may take; 3 s. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns how long one write may stand still; 10 s. */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  /** Returns how long a money call waits for the next byte of the answer; 75 s. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** Returns how long a money call may take from beginning to end; 90 s. */
  public Duration callTimeout() {
    return callTimeout;
  }

  /** Returns how long a read waits for the next byte of the answer; 10 s. */
  public Duration queryReadTimeout() {
    return queryReadTimeout;
  }

  /** Returns how long one try of a read may take; 15 s. All tries together take at most twice that. */
  public Duration queryTimeout() {
    return queryTimeout;
  }

  /** Returns the same for a catalogue; 60 s. */
  public Duration catalogueTimeout() {
    return catalogueTimeout;
  }

  /** Returns how many idle connections are kept, for 4 s each; 64. */
  public int idleConnections() {
    return idleConnections;
  }

  /** Returns how many bytes an answer may have after decompression; 1 MiB. */
  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  /** Returns how many bytes a catalogue may have after decompression; 64 MiB. */
  public int maxCatalogueBytes() {
    return maxCatalogueBytes;
  }

  /** Says whether calls are logged, redacted, to the logger {@code io.recarga.wire} at DEBUG; false. */
  public boolean wireLog() {
    return wireLog;
  }

  /** Builds {@link HttpSettings}. */
  public static final class Builder {
    private @Nullable OkHttpClient client;
    private Duration connectTimeout = Duration.ofSeconds(3);
    private Duration writeTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(75);
    private Duration callTimeout = Duration.ofSeconds(90);
    private Duration queryReadTimeout = Duration.ofSeconds(10);
    private Duration queryTimeout = Duration.ofSeconds(15);
    private Duration catalogueTimeout = Duration.ofSeconds(60);
    private int idleConnections = 64;
    private int maxBodyBytes = MIB;
    private int maxCatalogueBytes = 64 * MIB;
    private boolean wireLog;

    private Builder() {}

    /**
     * Takes proxy, DNS, sockets, TLS, protocols and event listener from the app's client, which stays
     * as it is. Its interceptors, cache, cookies and authenticator are left out: any of them might
     * send a money call twice. Its proxy authenticator is kept.
     */
    public Builder client(OkHttpClient appClient) {
      client = Objects.requireNonNull(appClient, "client");
      return this;
    }

    /** Sets how long a TCP connection, and each step of its TLS handshake, may take. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = positive(value, "connectTimeout");
      return this;
    }

    /** Sets how long one write may stand still. */
    public Builder writeTimeout(Duration value) {
      writeTimeout = positive(value, "writeTimeout");
      return this;
    }

    /** Sets how long a money call waits for the next byte of the answer. */
    public Builder readTimeout(Duration value) {
      readTimeout = positive(value, "readTimeout");
      return this;
    }

    /** Sets how long a money call may take from beginning to end. */
    public Builder callTimeout(Duration value) {
      callTimeout = positive(value, "callTimeout");
      return this;
    }

    /** Sets how long a read waits for the next byte of the answer. */
    public Builder queryReadTimeout(Duration value) {
      queryReadTimeout = positive(value, "queryReadTimeout");
      return this;
    }

    /** Sets how long one try of a read may take; all tries together take at most twice that. */
    public Builder queryTimeout(Duration value) {
      queryTimeout = positive(value, "queryTimeout");
      return this;
    }

    /** Sets how long one try of a catalogue may take; all tries together take at most twice that. */
    public Builder catalogueTimeout(Duration value) {
      catalogueTimeout = positive(value, "catalogueTimeout");
      return this;
    }

    /** Sets how many idle connections are kept; as many as there are callers at once is right. */
    public Builder idleConnections(int value) {
      idleConnections = positive(value, "idleConnections");
      return this;
    }

    /** Sets how many bytes an answer may have after decompression. */
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = positive(value, "maxBodyBytes");
      return this;
    }

    /** Sets how many bytes a catalogue may have after decompression. */
    public Builder maxCatalogueBytes(int value) {
      maxCatalogueBytes = positive(value, "maxCatalogueBytes");
      return this;
    }

    /**
     * Logs calls to the logger {@code io.recarga.wire} at DEBUG: no header, no query value, and of the
     * JSON only the fields that the adapter has cleared.
     */
    public Builder wireLog(boolean on) {
      wireLog = on;
      return this;
    }

    /** Builds the settings. */
    public HttpSettings build() {
      return new HttpSettings(this);
    }

    private static Duration positive(Duration value, String field) {
      if (Objects.requireNonNull(value, field).toMillis() < 1) {
        throw new IllegalArgumentException(field + ": is under a millisecond: " + value);
      }
      return value;
    }

    private static int positive(int value, String field) {
      if (value < 1) {
        throw new IllegalArgumentException(field + ": is not positive: " + value);
      }
      return value;
    }
  }
}
