package io.recarga.benchmark.client;

import io.recarga.benchmark.Round;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One client in a process of its own, so that no other client's code, heap or compiled profile is
 * mixed into it. Each line of its input, "port callers millis", is a round; its output is what that
 * took. Arguments: the kind, and the address of the database if it needs one.
 */
public final class ClientProcess {
  private static final long WARM_UP_MILLIS = 300;

  private ClientProcess() {}

  /** Runs until the input ends. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Kind kind = Kind.valueOf(args[0]);
    String database = args.length > 1 ? args[1] : "";
    AtomicLong numbers = new AtomicLong();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] order = line.split(" ", 3);
      int port = Integer.parseInt(order[0]);
      int callers = Integer.parseInt(order[1]);
      try (Client client = kind.open(port, callers, database)) {
        client.topUp(numbers.incrementAndGet());
        Load load = new Load(client, numbers, callers);
        load.run(WARM_UP_MILLIS);
        Round round = load.run(Long.parseLong(order[2]));
        System.out.println(round.toLine());
      }
    }
    System.exit(0);
  }
}
