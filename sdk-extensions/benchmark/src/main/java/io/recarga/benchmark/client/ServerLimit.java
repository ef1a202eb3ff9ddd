package io.recarga.benchmark.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds out how much the server can answer, by plain sockets that send several requests at once.
 * Arguments: the port and for how many milliseconds. Prints answers and nanoseconds.
 */
public final class ServerLimit {
  private static final int SOCKETS = 4;
  private static final int AT_ONCE = 16;
  private static final AtomicLong ANSWERS = new AtomicLong();

  private ServerLimit() {}

  /** Asks and prints. */
  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[0]);
    long millis = Long.parseLong(args[1]);
    for (int i = 0; i < SOCKETS; i++) {
      Thread asker = new Thread(() -> ask(port), "asker");
      asker.setDaemon(true);
      asker.start();
    }
    Thread.sleep(Math.min(1_000, millis));
    long before = ANSWERS.get();
    long began = System.nanoTime();
    Thread.sleep(millis);
    System.out.println((ANSWERS.get() - before) + " " + (System.nanoTime() - began));
  }

  private static void ask(int port) {
    String body = Wire.body("B".repeat(26));
    byte[] one = ("POST /topups HTTP/1.1\r\nHost: 127.0.0.1:" + port
            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
            + "\r\nAuthorization: Bearer " + "t".repeat(600) + "\r\n\r\n" + body)
        .repeat(AT_ONCE)
        .getBytes(US_ASCII);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[64 * 1024];
      out.write(one, 0, one.length / AT_ONCE);
      int length = in.read(answer);
      long expected = (long) length * AT_ONCE;
      while (true) {
        out.write(one);
        for (long left = expected; left > 0; ) {
          left -= in.read(answer);
        }
        ANSWERS.addAndGet(AT_ONCE);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
