package io.recarga.proof.chaos;

import io.recarga.proof.chaos.TcpProxy.Line;
import io.recarga.spi.DuplicateLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network between an app and the carrier: what it does to the first money call of a top-up. */
final class CarrierWire implements TcpProxy.Meddler {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern SEND = Pattern.compile("^POST /(\\w+)/send ");
  private static final Pattern LINE = Pattern.compile("\\|(9\\d{8})\\|");
  private static final long LATENCY_MILLIS = 150;
  private static final int TRICKLED = 6;

  private final Plan plan;
  private final Hits hits;
  private final ByteArrayOutputStream request = new ByteArrayOutputStream();
  private volatile Trouble now = Trouble.HEALTHY;

  CarrierWire(Plan plan, Hits hits) {
    this.plan = plan;
    this.hits = hits;
  }

  @Override
  public void fromClient(byte[] bytes, Line line) throws IOException, InterruptedException {
    request.write(bytes);
    String text = request.toString(StandardCharsets.ISO_8859_1);
    if (!isWhole(text)) {
      return;
    }
    byte[] whole = request.toByteArray();
    request.reset();
    now = Trouble.HEALTHY;
    Matcher send = SEND.matcher(text);
    Matcher number = LINE.matcher(text);
    if (send.find() && number.find()) {
      meet(DuplicateLevel.valueOf(send.group(1)), Plan.ofLine(number.group(1)), whole, line);
    } else {
      line.toServer(whole);
    }
  }

  private void meet(DuplicateLevel level, int number, byte[] whole, Line line)
      throws IOException, InterruptedException {
    Trouble trouble = plan.trouble(number);
    boolean mine = trouble.fault() == 2 || trouble.name().startsWith("NET_");
    if (mine && plan.lane(number).first() == level && hits.hit(trouble, number)) {
      now = trouble;
    }
    long tooLate = Figures.tooLateMillis(level);
    switch (now) {
      case CUT_IN_REQUEST -> {
        line.toServer(Arrays.copyOf(whole, whole.length - 10));
        line.reset();
      }
      case NET_HALF_OPEN -> {} // Both sides believe that they are connected.
      case NET_HELD -> {
        Thread.sleep(tooLate);
        line.toServer(whole);
      }
      case NET_TRICKLES_REQUEST -> {
        for (int i = 0; i < TRICKLED; i++) {
          line.toServer(Arrays.copyOfRange(whole, i, i + 1));
          Thread.sleep(tooLate / TRICKLED);
        }
        line.reset();
      }
      case NET_SLOW -> {
        Thread.sleep(LATENCY_MILLIS);
        line.toServer(whole);
      }
      default -> line.toServer(whole);
    }
  }

  @Override
  public void fromServer(byte[] bytes, Line line) throws IOException, InterruptedException {
    if (now == Trouble.NET_TRICKLES_ANSWER) {
      for (int i = 0; i < TRICKLED; i++) {
        line.toClient(Arrays.copyOfRange(bytes, i, i + 1));
        Thread.sleep(1000);
      }
      line.reset();
    } else {
      if (now == Trouble.NET_SLOW) {
        Thread.sleep(LATENCY_MILLIS);
      }
      line.toClient(bytes);
    }
  }

  private static boolean isWhole(String text) {
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(text);
    return !length.find() || text.length() >= head + 4 + Integer.parseInt(length.group(1));
  }
}
