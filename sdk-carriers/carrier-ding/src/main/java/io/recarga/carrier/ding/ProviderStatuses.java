package io.recarga.carrier.ding;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Cached;
import java.time.Duration;
import okhttp3.HttpUrl;

/** Whether Ding is passing transfers on to a provider now. */
final class ProviderStatuses {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final AdapterId id;
  private final Cached<Boolean> down;

  ProviderStatuses(AdapterId id, Api api, TimeSource time) {
    this.id = id;
    this.down = new Cached<>(provider -> readDown(api, provider), A_MINUTE, time);
  }

  /**
   * Stops a top-up whose provider is down.
   *
   * @throws NotSentException if it is
   */
  void check(String provider) {
    if (isDown(provider)) {
      throw new NotSentException(id + ": Ding passes no transfers on to " + provider + " now");
    }
  }

  /** Takes silence for "up": the transfer itself will tell. */
  private boolean isDown(String provider) {
    try {
      return down.get(provider).value();
    } catch (NotSentException e) {
      return false;
    }
  }

  private static boolean readDown(Api api, String provider) {
    HttpUrl.Builder url = api.url("GetProviderStatus").addQueryParameter("providerCodes", provider);
    return Catalogue.present(api.get(url, Wire.STATUSES).items()).stream()
        .filter(status -> provider.equals(status.providerCode()))
        .anyMatch(status -> Boolean.FALSE.equals(status.isProcessingTransfers()));
  }
}
