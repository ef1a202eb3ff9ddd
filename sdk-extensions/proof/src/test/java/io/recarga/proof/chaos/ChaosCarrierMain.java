package io.recarga.proof.chaos;

import io.recarga.simulator.Ledger;
import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import okhttp3.tls.HeldCertificate;

/** The carrier's process, with a door for HTTP, one for HTTP/2 over TLS, and some that are no use. */
public final class ChaosCarrierMain {
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
    System.out.println("doors " + doors);
    new CountDownLatch(1).await();
  }

  private Reply answer(RawServer.Call call) throws InterruptedException {
    String[] path = call.path().split("/", -1);
    switch (path[path.length - 1]) {
      case "send" -> {
        String[] parts = call.text().split("\\|", -1);
        return seller.send(
            DuplicateLevel.valueOf(path[1]),
            String.valueOf(call.header("authorization")),
            parts[0],
            parts[1],
            parts[2]);
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
