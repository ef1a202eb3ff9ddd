package io.recarga.spi.http;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Makes the ring's own clients out of what an app's client says of the network. */
final class Clients {
  // Shorter than servers keep a connection: one that they close while we write is a doubt.
  private static final int KEEP_ALIVE_SECONDS = 4;

  private Clients() {}

  /** Makes the client for money calls: nothing in it repeats, redirects, caches or answers a 401. */
  static OkHttpClient money(HttpSettings settings) {
    return network(settings)
        .readTimeout(settings.readTimeout())
        .callTimeout(settings.callTimeout())
        .addNetworkInterceptor(new SendGate(settings.maxBodyBytes()))
        .build();
  }

  /** Makes the client for reads, on the connections of {@code money}. */
  static OkHttpClient reads(HttpSettings settings, OkHttpClient money) {
    OkHttpClient.Builder reads = money.newBuilder().readTimeout(settings.queryReadTimeout());
    reads.networkInterceptors().clear();
    return reads.build();
  }

  private static OkHttpClient.Builder network(HttpSettings settings) {
    OkHttpClient given = settings.client();
    OkHttpClient app = given == null ? new OkHttpClient() : given;
    OkHttpClient.Builder own = new OkHttpClient.Builder()
        .connectionPool(
            new ConnectionPool(settings.idleConnections(), KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(settings.connectTimeout())
        .writeTimeout(settings.writeTimeout())
        .proxySelector(app.proxySelector())
        .proxyAuthenticator(app.proxyAuthenticator())
        .dns(app.dns())
        .socketFactory(app.socketFactory())
        .hostnameVerifier(app.hostnameVerifier())
        .certificatePinner(app.certificatePinner())
        .connectionSpecs(app.connectionSpecs())
        .protocols(app.protocols())
        .fastFallback(app.fastFallback())
        .eventListenerFactory(app.eventListenerFactory());
    if (app.proxy() != null) {
      own.proxy(app.proxy());
    }
    X509TrustManager trust = app.x509TrustManager();
    if (trust != null && isTls(app)) {
      int millis = Math.toIntExact(settings.connectTimeout().toMillis());
      own.sslSocketFactory(new HandshakeTimeout(app.sslSocketFactory(), millis), trust);
    }
    return own;
  }

  private static boolean isTls(OkHttpClient client) {
    for (ConnectionSpec spec : client.connectionSpecs()) {
      if (spec.isTls()) {
        return true;
      }
    }
    return false;
  }
}
