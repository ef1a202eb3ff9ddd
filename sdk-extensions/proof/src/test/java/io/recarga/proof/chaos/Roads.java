package io.recarga.proof.chaos;

import io.recarga.TopUpKey;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.http.HttpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** How an app reaches the carrier: the usual way through the proxy, or where a trouble leads it. */
final class Roads {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final long INTERRUPT_MILLIS = 300;

  private final Plan plan;
  private final Map<String, Integer> doors = new HashMap<>();
  private final int proxy;
  private final OkHttpClient network;
  private final Set<Integer> tried = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

  /**
   * @param doors the ports of the carrier, by name
   * @param root the certificate to trust
   */
  Roads(Plan plan, String doors, int proxy, Path root) {
    this.plan = plan;
    this.proxy = proxy;
    for (String door : doors.split(",", -1)) {
      int equals = door.indexOf('=');
      this.doors.put(door.substring(0, equals), Integer.valueOf(door.substring(equals + 1)));
    }
    network = network(root);
  }

  private OkHttpClient network(Path root) {
    HandshakeCertificates trust = new HandshakeCertificates.Builder()
        .addTrustedCertificate(certificate(root))
        .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .dns(this::addressOf)
        .eventListener(new EventListener() {
          @Override
          public void requestBodyEnd(Call call, long bytes) {
            interruptSoon(call.request().tag(Integer.class));
          }
        })
        .build();
  }

  private static X509Certificate certificate(Path file) {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<InetAddress> addressOf(String host) throws UnknownHostException {
    if (host.startsWith("nowhere")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  HttpSettings settings(DuplicateLevel level) {
    return HttpSettings.builder()
        .client(network)
        .connectTimeout(CONNECT)
        .callTimeout(Figures.callTimeout(level))
        .readTimeout(Figures.callTimeout(level))
        .queryTimeout(Duration.ofSeconds(1))
        .queryReadTimeout(Duration.ofSeconds(1))
        .build();
  }

  /** Returns the adapter of Reloadly, on its simulator. */
  CarrierAdapter reloadly() {
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + doors.get("RELOADLY"));
    return Reloadly.connect(Reloadly.Account.sandbox("id", "secret")
        .authUrl(url)
        .topupsUrl(url)
        .http(settings(DuplicateLevel.REFUSES_REPEAT))
        .processingLimits(Figures.LIMITS)
        .failedWait(Duration.ofSeconds(1))
        .build());
  }

  String usual() {
    return "http://127.0.0.1:" + proxy;
  }

  /** Returns where a money call goes. */
  String to(Trouble trouble, int number) {
    switch (trouble) {
      case CONNECTION_REFUSED -> {
        return "http://127.0.0.1:" + door(trouble);
      }
      case CONNECTION_REFUSED_ONCE, NO_ANSWER_TO_CONNECT -> {
        return tried.add(number) ? "http://127.0.0.1:" + door(trouble) : usual();
      }
      case STREAM_REFUSED -> {
        return "https://localhost:" + (tried.add(number) ? door(trouble) : doors.get("STREAMS"));
      }
      case NAME_NOT_FOUND -> {
        return "http://nowhere.localhost:" + door(Trouble.CONNECTION_REFUSED);
      }
      case TLS_EXPIRED, TLS_OTHER_HOST, TLS_OLD, TLS_DROPPED -> {
        return "https://localhost:" + door(trouble);
      }
      default -> {
        return trouble.fault() == 29 ? "https://localhost:" + doors.get("STREAMS") : usual();
      }
    }
  }

  private int door(Trouble trouble) {
    return doors.getOrDefault(trouble.name(), 0);
  }

  /** A money call ended before its first byte. */
  void notSent(Trouble trouble, int number) {
    if (trouble.fault() == 1 || trouble.fault() == 30 || trouble == Trouble.STREAM_REFUSED) {
      Sayings.hit(trouble, number);
    }
  }

  /** An attempt may begin now. */
  void goes(TopUpKey key) {
    Sayings.goes(key);
  }

  private void interruptSoon(Integer number) {
    if (number != null && plan.trouble(number) == Trouble.INTERRUPTED && tried.add(number)) {
      Thread caller = Thread.currentThread();
      var unused = later.schedule(
          () -> {
            Sayings.hit(Trouble.INTERRUPTED, number);
            caller.interrupt();
          },
          INTERRUPT_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }
}
