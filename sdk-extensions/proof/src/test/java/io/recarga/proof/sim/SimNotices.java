package io.recarga.proof.sim;

import io.recarga.WebhookReply;
import io.recarga.proof.sim.Chaos.Kind;
import io.recarga.spi.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** Notices of a carrier: lost, late, repeated, out of order, and forged by strangers. */
final class SimNotices {
  private static final String SIGNED = "signed ";
  private static final int MOST_TRIES = 3;

  private final World world;
  private final SimCarrier carrier;

  SimNotices(World world, SimCarrier carrier) {
    this.world = world;
    this.carrier = carrier;
  }

  /** Tells about a sale, if the mood of the world is such. */
  void tell(BookEntry entry) {
    Obligation about = entry.obligation;
    SplittableRandom random = world.random(about);
    if (!world.chaos.strikes(Kind.NOTICES, about)) {
      return;
    }
    String news = SIGNED + entry.reference + " " + entry.status;
    for (int times = random.nextInt(4); times > 0; times--) {
      Duration later = random.nextBoolean()
          ? Duration.ofMillis(random.nextInt(3_000))
          : Duration.ofSeconds(random.nextInt(20_000));
      world.scheduler.after(later, () -> send(about, news, MOST_TRIES));
    }
    if (random.nextInt(4) == 0) {
      String forged = "unsigned " + entry.reference + " SOLD";
      world.scheduler.after(Duration.ofSeconds(random.nextInt(600)), () -> send(about, forged, 1));
    }
  }

  private void send(Obligation about, String news, int tries) {
    SimProcess process = world.anyProcess(world.random(about));
    Runnable again = () -> {
      if (tries > 1) {
        world.scheduler.after(Duration.ofMinutes(5), () -> send(about, news, tries - 1));
      }
    };
    if (process == null) {
      again.run();
      return;
    }
    process.run(() -> deliver(process, about, news, again), again);
  }

  private void deliver(SimProcess process, Obligation about, String news, Runnable again) {
    byte[] body = news.getBytes(StandardCharsets.US_ASCII);
    WebhookReply reply = process.engine().notices().accept(carrier.id, Map.of(), body);
    world.log(70, about, () -> process + " answers " + reply + " to " + news);
    boolean signed = news.startsWith(SIGNED);
    world.judge.noticed(about, signed, reply);
    if (signed && reply.status() >= 300) {
      again.run();
    }
  }

  /** Reads a notice as an adapter does. */
  static Notice read(byte[] rawBody) {
    String[] words = new String(rawBody, StandardCharsets.US_ASCII).split(" ", 3);
    return words[0].equals(SIGNED.strip())
        ? Notice.about(words[1], null, true)
        : Notice.refused("not signed");
  }
}
