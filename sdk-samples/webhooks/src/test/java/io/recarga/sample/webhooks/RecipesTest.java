package io.recarga.sample.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.recarga.Money;
import io.recarga.Progress.Stage;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.Webhooks;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.AdapterId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Each recipe takes a real notice of a simulated carrier, and refuses what is not one. */
class RecipesTest {
  private static final AdapterId RELOADLY = AdapterId.of("reloadly");
  private static final String SECRET = "hook-secret";
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("order-4711"), SimCard.of("+51987654321", Peru.CLARO), Money.of("20.00", "PEN"));

  @TempDir
  Path folder;

  @Test
  void jdkServerTakesNotices() throws Exception {
    tryOut((recarga, port) -> {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      server.setExecutor(threads);
      server.createContext("/reloadly", new JdkWebhooks(recarga.webhooks(), RELOADLY));
      server.start();
      return () -> {
        server.stop(0);
        threads.shutdownNow();
      };
    });
  }

  @Test
  void servletTakesNotices() throws Exception {
    tryOut((recarga, port) -> {
      Tomcat tomcat = tomcat(port);
      Context context = tomcat.addContext("", folder.toString());
      Tomcat.addServlet(context, "hook", new WebhookServlet(recarga.webhooks(), RELOADLY));
      context.addServletMapping("/reloadly", "hook");
      tomcat.start();
      return () -> stop(tomcat);
    });
  }

  @Test
  void springTakesNotices() throws Exception {
    tryOut((recarga, port) -> {
      AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
      beans.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("recarga", recarga));
      beans.register(WebhookController.class);
      Tomcat tomcat = tomcat(port);
      Context context = tomcat.addContext("", folder.toString());
      Tomcat.addServlet(context, "spring", new DispatcherServlet(beans));
      context.addServletMapping("/", "spring");
      tomcat.start();
      return () -> stop(tomcat);
    });
  }

  private static void tryOut(Recipe recipe) throws Exception {
    int port = freePort();
    SimulatorClock clock = SimulatorClock.system();
    URI address = URI.create("http://127.0.0.1:" + port + "/reloadly");
    try (ReloadlySimulator carrier = ReloadlySimulator.builder(clock)
            .processing(Duration.ofMinutes(1))
            .webhook(Objects.requireNonNull(HttpUrl.get(address)), SECRET)
            .start();
        Recarga recarga = recarga(carrier, clock)) {
      Runnable stop = recipe.serve(recarga, port);
      try {
        refusesStrangers(address, recarga);
        takesTheCarriersNotice(carrier, recarga, clock);
      } finally {
        stop.run();
      }
    }
  }

  private static void refusesStrangers(URI address, Recarga recarga) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder forged = HttpRequest.newBuilder(address)
        .header("X-Reloadly-Signature", "00".repeat(32))
        .header("X-Reloadly-Request-Timestamp", "1");
    HttpRequest small = forged.POST(BodyPublishers.ofString("{\"junk\":true}")).build();
    HttpRequest large = forged
        .copy()
        .POST(BodyPublishers.ofByteArray(new byte[Webhooks.MAX_BODY_BYTES + 1]))
        .build();
    for (HttpRequest request : new HttpRequest[] {small, large}) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
    }
    HttpResponse<String> got =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(recarga.operations().health().noticesWaiting()).isZero();
  }

  private static void takesTheCarriersNotice(
      ReloadlySimulator carrier, Recarga recarga, SimulatorClock clock) throws Exception {
    TopUpResult first = recarga.topUp(TOP_UP, Duration.ofSeconds(1));
    for (int i = 0; i < 20 && !isAccepted(first); i++) {
      first = recarga.await(TOP_UP.key(), Duration.ofSeconds(1));
    }
    assertThat(isAccepted(first)).isTrue();
    clock.advance(Duration.ofMinutes(2));
    WebhookSender sender = Objects.requireNonNull(carrier.webhooks());
    sender.flush();
    assertThat(sender.delivered()).isEqualTo(1);
    assertThat(recarga.operations().health().noticesWaiting()).isEqualTo(1);

    recarga.start();
    TopUpResult last = recarga.await(TOP_UP.key(), Duration.ofSeconds(10));
    assertThat(last).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  private static boolean isAccepted(TopUpResult result) {
    return result instanceof TopUpResult.Pending pending
        && pending.progress().stage() == Stage.ACCEPTED;
  }

  private static Recarga recarga(ReloadlySimulator carrier, SimulatorClock clock) {
    return Recarga.builder()
        .adapter(Reloadly.connect(Reloadly.Account.sandbox("any-id", "any-secret")
            .authUrl(carrier.url())
            .topupsUrl(carrier.url())
            .webhookSecret(SECRET)
            .asynchronous(true)
            .time(clock)
            .build()))
        .journal(Journal.inMemory(10))
        .time(clock)
        .build();
  }

  private Tomcat tomcat(int port) {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector();
    connector.setPort(port);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    return tomcat;
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts a server for {@code recarga} and returns how to stop it. */
  private interface Recipe {
    Runnable serve(Recarga recarga, int port) throws Exception;
  }
}
