package io.recarga.proof.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A carrier in a process of its own. What it really sold is in a ledger on disk before it answers.
 * How it treats a new reference follows from the reference alone: it sells and says so, or loses the
 * request, the answer, or some time.
 */
public final class CarrierMain {
  private static final Money COST = Money.of("1", "PEN");

  private final Ledger ledger;
  private final boolean replays;
  private final boolean moody;
  private final Map<String, String> books = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);

  private CarrierMain(Ledger ledger, boolean replays, boolean moody) {
    this.ledger = ledger;
    this.replays = replays;
    this.moody = moody;
  }

  /** Runs until it is killed: ledger, whether it replays repeats (else it refuses them), moods. */
  public static void main(String[] args) throws IOException {
    CarrierMain carrier = new CarrierMain(
        Ledger.open(Path.of(args[0])),
        Boolean.parseBoolean(args[1]),
        Boolean.parseBoolean(args[2]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/send", carrier::send);
    server.createContext("/find", carrier::find);
    server.start();
    System.out.println("port " + server.getAddress().getPort());
  }

  private void send(HttpExchange exchange) throws IOException {
    String reference = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean first = seen.add(reference);
    if (!first) {
      System.out.println("again " + reference);
    }
    String known = books.get(reference);
    if (known != null) {
      reply(exchange, replays ? 200 : 409, replays ? known : "USED");
      return;
    }
    int mood = moody && first ? Math.floorMod(reference.hashCode(), 10) : 9;
    switch (mood) {
      case 0 -> reply(exchange, 503, "");
      case 1 -> {
        sell(reference);
        exchange.close(); // Nobody hears of it.
      }
      case 2 -> reply(exchange, 422, "REFUSED");
      case 3 -> {
        books.put(reference, "ACCEPTED");
        var unused = later.schedule(() -> sell(reference), 300, TimeUnit.MILLISECONDS);
        reply(exchange, 202, "ACCEPTED");
      }
      case 4 -> {
        sell(reference);
        rest();
        reply(exchange, 200, "DELIVERED");
      }
      default -> {
        sell(reference);
        reply(exchange, 200, "DELIVERED");
      }
    }
  }

  private void sell(String reference) {
    ledger.record(
        new Execution(reference, "line", "credit", null, COST, Instant.now(), "t" + reference));
    books.put(reference, "DELIVERED");
  }

  private void find(HttpExchange exchange) throws IOException {
    String reference = exchange.getRequestURI().getQuery();
    reply(exchange, 200, books.getOrDefault(reference, "NONE"));
  }

  private static void rest() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
