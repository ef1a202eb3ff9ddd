package io.recarga.testkit;

import java.io.IOException;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An app's client as it is found in the wild: it retries, logs in again and keeps cookies. */
final class HostileClient {
  static final String MARK = "X-App-Interceptor";
  private static final int TRIES = 3;

  private HostileClient() {}

  static OkHttpClient create() {
    return new OkHttpClient.Builder()
        .addInterceptor(HostileClient::retry)
        .authenticator((route, response) ->
            response.request().header("Authorization") != null && response.priorResponse() != null
                ? null
                : response
                    .request()
                    .newBuilder()
                    .header("Authorization", Credentials.basic("app", "app"))
                    .build())
        .cookieJar(new OneCookie())
        .build();
  }

  private static Response retry(Interceptor.Chain chain) throws IOException {
    @Nullable IOException last = null;
    for (int tried = 1; tried <= TRIES; tried++) {
      try {
        Response response =
            chain.proceed(chain.request().newBuilder().header(MARK, "1").build());
        if (response.isSuccessful() || tried == TRIES) {
          return response;
        }
        response.close();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last == null ? new IOException("no answer") : last;
  }

  private static final class OneCookie implements CookieJar {
    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder()
          .domain(url.host())
          .name("session")
          .value("of-the-app")
          .build());
    }
  }
}
