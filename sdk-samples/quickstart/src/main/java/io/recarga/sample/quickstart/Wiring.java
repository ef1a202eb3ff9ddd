package io.recarga.sample.quickstart;

import io.recarga.Recarga;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Recarga with one adapter: at a simulator in this process, or in Reloadly's sandbox. */
final class Wiring implements AutoCloseable {
  static final String ID = "RECARGA_RELOADLY_CLIENT_ID";
  static final String SECRET = "RECARGA_RELOADLY_CLIENT_SECRET";
  static final String FOLDER = "RECARGA_QUICKSTART_FOLDER";

  private final String words;
  private final AdapterId adapter;
  private final Recarga recarga;
  private final @Nullable ReloadlySimulator simulator;

  private Wiring(
      String words,
      Reloadly.Account account,
      Journal journal,
      @Nullable ReloadlySimulator simulator) {
    this.words = words;
    this.simulator = simulator;
    CarrierAdapter reloadly = Reloadly.connect(account);
    adapter = reloadly.id();
    recarga = Recarga.builder()
        .adapter(reloadly)
        .journal(journal)
        // Part of every reference: the next run finds what this one sent.
        .installation("quickstart")
        .build();
  }

  /**
   * Chooses by the environment: the sandbox if its credentials are set, else a simulator. The journal
   * is a file that the next run reads.
   */
  static Wiring of(Map<String, String> environment) {
    String id = environment.getOrDefault(ID, "");
    String secret = environment.getOrDefault(SECRET, "");
    Path folder = Path.of(environment.getOrDefault(FOLDER, "target/quickstart-journal"));
    if (id.isBlank() && secret.isBlank()) {
      ReloadlySimulator simulator = ReloadlySimulator.start();
      Journal journal = JournalFile.open(folder.resolve("simulator"));
      return new Wiring(wordsFor(simulator), accountAt(simulator), journal, simulator);
    }
    if (id.isBlank() || secret.isBlank()) {
      throw new BadInputException((id.isBlank() ? ID : SECRET)
          + ": is not set; set both for Reloadly's sandbox, or none for the simulator");
    }
    return new Wiring(
        "Carrier: Reloadly's sandbox, test money, with the account of " + ID,
        Reloadly.Account.sandbox(id, secret).build(),
        JournalFile.open(folder.resolve("sandbox")),
        null);
  }

  /** Wires up {@code simulator} with a journal of this run alone, and closes it in the end. */
  static Wiring simulator(ReloadlySimulator simulator) {
    return new Wiring(
        wordsFor(simulator), accountAt(simulator), Journal.inMemory(1_000), simulator);
  }

  /** Wires up {@code simulator}, which somebody else closes. */
  static Wiring at(ReloadlySimulator simulator) {
    return new Wiring(wordsFor(simulator), accountAt(simulator), Journal.inMemory(1_000), null);
  }

  private static Reloadly.Account accountAt(ReloadlySimulator simulator) {
    return Reloadly.Account.sandbox("any-id", "any-secret")
        .authUrl(simulator.url())
        .topupsUrl(simulator.url())
        .build();
  }

  private static String wordsFor(ReloadlySimulator simulator) {
    return "Carrier: Reloadly's simulator in this process at " + simulator.url()
        + ", no real money";
  }

  String words() {
    return words;
  }

  AdapterId adapter() {
    return adapter;
  }

  Recarga recarga() {
    return recarga;
  }

  @Override
  public void close() {
    recarga.close();
    if (simulator != null) {
      simulator.close();
    }
  }
}
