package io.recarga.benchmark.client;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The clients, by the word that names each on a command line. */
public enum Kind {
  /** OkHttp alone. */
  BARE("bare OkHttp, prebuilt body"),
  /** OkHttp and Moshi, written with care. */
  HAND("hand-written OkHttp and Moshi"),
  /** Recarga with its journal in memory. */
  MEMORY("Recarga, journal in memory"),
  /** Recarga with its journal in PostgreSQL. */
  POSTGRES("Recarga, journal in PostgreSQL");

  private static final int CONNECTIONS = 32;
  private static final int MOST_KEYS = 2_000_000;

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** Returns what a table calls it. */
  public String title() {
    return title;
  }

  /** Says whether it writes into a database. */
  public boolean isDurable() {
    return this == POSTGRES;
  }

  /** Makes the client; {@code database} is empty or the address of a database. */
  Client open(int port, int callers, String database) {
    return switch (this) {
      case BARE -> new BareClient(port, "t".repeat(600));
      case HAND -> new HandWrittenClient(port, "t".repeat(600));
      case MEMORY -> new RecargaClient(port, Journal.inMemory(MOST_KEYS), callers);
      case POSTGRES -> new RecargaClient(port, journal(database), callers);
    };
  }

  private static Journal journal(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database);
    // Journals of one process share its pool: each round makes a journal of its own.
    return JdbcJournal.builder(Pools.of(source, CONNECTIONS)).open();
  }

  private static final class Pools {
    private static @Nullable ConnectionPool pool;

    static synchronized ConnectionPool of(PGSimpleDataSource source, int size) {
      ConnectionPool made = pool;
      if (made == null) {
        made = new ConnectionPool(source, size);
        JdbcJournal.migrate(made);
        pool = made;
      }
      return made;
    }
  }
}
