package io.recarga.proof.chaos;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.tls.HeldCertificate;

/** The carrier's process, with a door for HTTP, one for HTTP/2 over TLS, and some that are no use. */
public final class ChaosCarrierMain {
  private static final double RELOADLY_FAULTS = 0.3;
  private static final List<Fault> FAULTS = List.of(
      Fault.REQUEST_CUT,
      Fault.ANSWER_LOST,
      Fault.ANSWER_STALLED,
      Fault.REQUEST_SWALLOWED,
      Fault.executedAfter(Duration.ofMillis(700)),
      Fault.EXECUTED_UPON_FIRST_QUERY,
      Fault.status(500),
      Fault.status(502).executed(),
      Fault.OVERLOADED_RETRY_AT_ONCE,
      Fault.OVERLOADED_RETRY_AT_ONCE.executed(),
      Fault.redirect(307),
      Fault.HTML_ANSWER,
      Fault.TRUNCATED_ANSWER,
      Fault.WRONG_REFERENCE,
      Fault.OTHER_AMOUNT,
      Fault.UNKNOWN_CODE,
      Fault.DUPLICATE_EXECUTED,
      Fault.pendingThenDelivered(Duration.ofSeconds(1)),
      Fault.searchFails(2),
      Fault.SEARCH_FLAPS);

  private final Seller seller;
  private final Notices notices;

  private ChaosCarrierMain(Seller seller, Notices notices) {
    this.seller = seller;
    this.notices = notices;
  }

  /** Runs until it is killed: seed, ledger, file of the root certificate. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Notices notices = new Notices();
    Seller seller =
        new Seller(new Plan(Long.parseLong(args[0])), Ledger.open(Path.of(args[1])), notices);
    ChaosCarrierMain carrier = new ChaosCarrierMain(seller, notices);
    HeldCertificate root = HeldCertificate.decode(Files.readString(Path.of(args[2])));
    StringBuilder doors = new StringBuilder();
    doors.append("HTTP=").append(RawServer.start(carrier::answer).port());
    StreamDoor streams = new StreamDoor(seller, root);
    doors.append(",STREAMS=").append(streams.port());
    doors.append(",STREAM_REFUSED=").append(streams.refusingPort());
    new BadDoors(root)
        .ports()
        .forEach(
            (trouble, port) -> doors.append(',').append(trouble).append('=').append(port));
    doors.append(",RELOADLY=").append(reloadly(args[0], Path.of(args[1] + "-reloadly")));
    System.out.println("doors " + doors);
    new CountDownLatch(1).await();
  }

  /** Starts Reloadly's simulator, a third of whose orders go wrong in ways that end well. */
  private static int reloadly(String seed, Path ledger) {
    return ReloadlySimulator.builder(SimulatorClock.system())
        .faults(FaultPlan.random(Long.parseLong(seed), RELOADLY_FAULTS, FAULTS))
        .wallet(Wallet.of("100000000", "USD"))
        .ledger(Ledger.open(ledger))
        .stall(Duration.ofMillis(Figures.tooLateMillis(DuplicateLevel.REFUSES_REPEAT)))
        .start()
        .url()
        .port();
  }

  private Reply answer(RawServer.Call call) throws InterruptedException {
    String[] path = call.path().split("/", -1);
    switch (path[path.length - 1]) {
      case "send" -> {
        String[] parts = call.text().split("\\|", -1);
        seller.written(String.valueOf(call.header("x-call")));
        return seller.send(
            DuplicateLevel.valueOf(path[1]),
            String.valueOf(call.header("authorization")),
            parts[0],
            parts[1],
            parts[2],
            Long.parseLong(parts[3]));
      }
      case "find" -> {
        return seller.find(DuplicateLevel.valueOf(path[1]), call.query());
      }
      case "token" -> {
        String token = seller.tokens().give();
        return Reply.of(
                200,
                "{\"access_token\":\"" + token
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
            .with("Content-Type", "application/json");
      }
      case "subscribe" -> {
        notices.subscribe(Integer.parseInt(call.query()));
        return Reply.of(200, "");
      }
      case "report" -> {
        return Reply.of(200, seller.report());
      }
      default -> {
        seller.violated("a redirect was followed to " + call.path());
        return Reply.of(200, "DELIVERED");
      }
    }
  }
}
