package io.recarga.carrier.ding;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Whether Ding is passing transfers on to a carrier's providers now. */
final class ProviderStatuses {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final AdapterId id;
  private final Cached<Set<String>> down;

  ProviderStatuses(AdapterId id, Api api, TimeSource time) {
    this.id = id;
    this.down = new Cached<>(codes -> readDown(api, codes), A_MINUTE, time);
  }

  /**
   * Stops a top-up whose providers are all down.
   *
   * @throws NotSentException if they are
   */
  void check(Set<String> providerCodes) {
    String key = providerCodes.stream().sorted().collect(Collectors.joining("\n"));
    if (!providerCodes.isEmpty() && down(key).containsAll(providerCodes)) {
      throw new NotSentException(id + ": Ding passes no transfers on to " + providerCodes + " now");
    }
  }

  /** Takes silence for "up": the transfer itself will tell. */
  private Set<String> down(String codes) {
    try {
      return down.get(codes).value();
    } catch (NotSentException e) {
      return Set.of();
    }
  }

  private static Set<String> readDown(Api api, String codes) {
    HttpUrl.Builder url = api.url("GetProviderStatus");
    codes.lines().forEach(code -> url.addQueryParameter("providerCodes", code));
    return Catalogue.present(api.get(url, Wire.STATUSES).items()).stream()
        .filter(status -> status.providerCode() != null)
        .filter(status -> Boolean.FALSE.equals(status.isProcessingTransfers()))
        .map(status -> String.valueOf(status.providerCode()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
