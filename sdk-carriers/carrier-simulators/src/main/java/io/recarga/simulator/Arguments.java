package io.recarga.simulator;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The arguments of {@link SimulatorMain}. */
final class Arguments {
  static final String HELP = """
      usage: reloadly|tmf654|dtone|ding|tapi [options]
        --port N              port to listen on; 0, the default, takes a free one
        --address HOST        address to listen on; the loopback address unless given
        --wallet AMOUNT       balance in USD, for tapi in PEN; 1000 unless given
        --ledger FILE         writes every execution there, one line of JSON each
        --tls FILE            serves HTTPS with the key in this PKCS#12 key store
        --tls-password TEXT   password of the key store
        --client-id TEXT      with --client-secret: the only credentials that are let in
        --client-secret TEXT
        --api-key TEXT        ding: the only API key that opens
        --faults SHARE        share of orders that go wrong, from 0 to 1
        --seed N              repeats the same faults for the same references
        --processing SECONDS  how long an order takes, for reloadly an asynchronous one; 10, for
                              dtone and tapi 0, unless given
        --stall SECONDS       how long a stalled call is kept waiting; 120 unless given
        --rate-limit N        requests per minute, for dtone per second; 0, the default, for no
                              limit; not for ding
        --webhook URL         with --webhook-secret: where signed notices are sent, for tapi with
                              the secret in x-api-key; ding: defers transfers, without secret
        --webhook-secret TEXT
        --recently-recharged  lets each line rest for two minutes after a top-up
                              (reloadly)
        --carrier ID          for tmf654: which carrier it plays; claro-pe unless given
        --edition NAME        for tmf654: 4.0, 4.1 or r17; 4.0 unless given
        --help                shows this""";

  private static final Set<String> SIMULATORS =
      Set.of("reloadly", "tmf654", "dtone", "ding", "tapi");
  private static final Set<String> FLAGS = Set.of("recently-recharged", "help");
  private static final Set<String> WITH_VALUE = Set.of(
      "port",
      "address",
      "wallet",
      "ledger",
      "tls",
      "tls-password",
      "client-id",
      "client-secret",
      "api-key",
      "faults",
      "seed",
      "processing",
      "stall",
      "rate-limit",
      "webhook",
      "webhook-secret",
      "carrier",
      "edition");

  private final String simulator;
  private final Map<String, String> values;

  private Arguments(String simulator, Map<String, String> values) {
    this.simulator = simulator;
    this.values = values;
  }

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if one is unknown, has no value, or no simulator is named
   */
  static Arguments parse(String... args) {
    Map<String, String> values = new HashMap<>();
    String simulator = null;
    for (int i = 0; i < args.length; i++) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (FLAGS.contains(name)) {
        values.put(name, "true");
      } else if (WITH_VALUE.contains(name)) {
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + ": give a value");
        }
        values.put(name, args[++i]);
      } else if (simulator == null && !args[i].startsWith("-")) {
        simulator = args[i];
      } else {
        throw new IllegalArgumentException(args[i] + ": unknown argument");
      }
    }
    String named = simulator == null ? "" : simulator;
    if (!values.containsKey("help") && !SIMULATORS.contains(named)) {
      throw new IllegalArgumentException(
          named.isEmpty()
              ? "name a simulator: " + String.join(", ", new TreeSet<>(SIMULATORS))
              : named + ": no such simulator");
    }
    return new Arguments(named, values);
  }

  /** Returns which simulator is meant. */
  String simulator() {
    return simulator;
  }

  /** Refuses options that mean nothing to the simulator that is meant. */
  Arguments without(String... names) {
    for (String name : names) {
      if (has(name)) {
        throw new IllegalArgumentException("--" + name + ": not for " + simulator);
      }
    }
    return this;
  }

  boolean isHelp() {
    return has("help");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("--" + name + ": give this as well"));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  int number(String name, int otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("--" + name + ": not a whole number: " + text);
    }
    return Integer.parseInt(text);
  }

  BigDecimal decimal(String name, String otherwise) {
    String text = values.getOrDefault(name, otherwise);
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,8})?")) {
      throw new IllegalArgumentException("--" + name + ": not a number such as 0.1: " + text);
    }
    return new BigDecimal(text);
  }
}
