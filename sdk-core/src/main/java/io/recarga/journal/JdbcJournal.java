package io.recarga.journal;

import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.internal.Fingerprints;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.TokenStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a database: PostgreSQL, MariaDB, or H2 for one process and for development. Any
 * number of machines may share one; it must be the primary, never a replica.
 *
 * <p>It takes a connection from the app's pool for each write or read and gives it back at once: no
 * connection is held while a carrier is called. A pool of 16 to 32 serves hundreds of top-ups in
 * flight. {@link #migrate} makes the tables; the role that the app works with needs to read and
 * write rows only.
 */
public final class JdbcJournal implements Journal {
  private static final Logger LOG = System.getLogger("io.recarga");
  private static final String INSTALLATION = "installation";
  private static final String SALT = "salt";
  private static final String SETTING = "setting.";
  private static final int SALT_BYTES = 32;
  private static final Duration QUEUED_SEND_BY = Duration.ofHours(24);

  private final boolean durable;
  private final Database database;
  private final Dialect dialect;
  private final FieldCipher cipher;
  private final Meta meta;
  private final TopUpTable table;
  private final JdbcRows rows;
  private final JdbcLists lists;
  private final JdbcDues dues;
  private final JdbcEnds ends;
  private final JdbcRetention retention;
  private final JdbcInbox inbox;
  private final JdbcTokenStore tokens;
  private final DatabaseClock clock;
  private volatile @Nullable Fingerprints fingerprints;

  private JdbcJournal(Database database, Dialect dialect, boolean durable, Builder b) {
    this.durable = durable;
    this.database = database;
    this.dialect = dialect;
    cipher = b.cipher;
    meta = new Meta(database, dialect, b.prefix);
    table = new TopUpTable(b.prefix, cipher);
    int shareFrom = dialect.takesManyTogether() ? b.shareFrom : Integer.MAX_VALUE;
    JdbcFinds finds = new JdbcFinds(database, table, shareFrom);
    JdbcWrites writes = new JdbcWrites(database, dialect, table, shareFrom);
    rows = new JdbcRows(database, dialect, b.prefix, table, finds, writes);
    lists = new JdbcLists(database, rows, table, cipher);
    dues = new JdbcDues(database, rows, table);
    ends = new JdbcEnds(database, meta, rows, table);
    retention = new JdbcRetention(database, rows, table, cipher);
    inbox = new JdbcInbox(database, dialect, b.prefix);
    tokens = new JdbcTokenStore(database, dialect, b.prefix, cipher);
    clock = new DatabaseClock(() -> database.once(this::time));
  }

  /**
   * Makes the journal's tables, or brings them up to this library's version. May run at any time and
   * on many machines at once. Its files lie under {@code recarga-db/postgresql}, {@code
   * recarga-db/mariadb} and {@code recarga-db/h2} on the class path, where Flyway can run them as well.
   *
   * @throws JournalException if that fails
   */
  public static void migrate(DataSource source) {
    migrate(source, Builder.PREFIX);
  }

  /** Makes tables whose names begin with {@code tablePrefix}; see {@link Builder#tablePrefix}. */
  public static void migrate(DataSource source, String tablePrefix) {
    Database patient = new Database(source, Duration.ofMinutes(10));
    try {
      Dialect dialect = patient.once(connection -> Dialect.of(connection.getMetaData()));
      new Migrations(dialect, Builder.checked(tablePrefix)).run(patient);
    } catch (DatabaseFailure e) {
      throw new JournalException("the journal's tables cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the journal in a database that was migrated, with default settings and without a key: phone
   * numbers are then stored in clear text, and PINs not at all.
   *
   * @throws JournalException if tables are missing or at another version, or if the database may lose
   *     what it was given; the message names the setting
   */
  public static JdbcJournal open(DataSource source) {
    return builder(source).open();
  }

  /** Begins a journal with settings of its own. */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  @Override
  public boolean isDurable() {
    return durable;
  }

  @Override
  public byte[] open(String installation) {
    String first = meta.putIfAbsent(INSTALLATION, installation);
    if (!first.equals(installation)) {
      throw new JournalException(
          "installation: this journal belongs to \"" + first + "\", not \"" + installation + "\"");
    }
    byte[] fresh = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(fresh);
    String kept = meta.putIfAbsent(SALT, sealed(fresh));
    byte[] salt = Base64.getUrlDecoder().decode(cipher.open(kept, SALT));
    if (!cipher.isCurrent(kept) && cipher.isSealing()) {
      meta.swap(SALT, kept, sealed(salt));
    }
    fingerprints = new Fingerprints(salt);
    return salt;
  }

  private String sealed(byte[] salt) {
    return cipher.seal(Base64.getUrlEncoder().withoutPadding().encodeToString(salt), SALT);
  }

  /**
   * Writes a top-up into the journal in the caller's own transaction, to be sent by a worker once
   * that is committed: a shop's debit and the obligation to top up then happen both or not at all.
   * Neither commits nor rolls back.
   *
   * @param connection a connection to the journal's database
   * @return whether it was written; false if the same was there already
   * @throws KeyConflictException if the key was used for something else
   * @throws JournalException if it was not written; the caller's transaction must be rolled back
   * @throws IllegalStateException if no {@code Recarga} was built on this journal yet
   */
  public boolean enqueue(Connection connection, TopUp topUp) {
    Fingerprints known = fingerprints;
    if (known == null) {
      throw new IllegalStateException("build a Recarga on this journal before enqueue");
    }
    if (topUp.sim().isErased()) {
      throw new IllegalArgumentException("sim: give its number or ICCID");
    }
    String fingerprint = known.of(topUp);
    try {
      Instant now = time(connection);
      Instant wanted = topUp.sendBy();
      Instant sendBy = wanted == null ? now.plus(QUEUED_SEND_BY) : wanted;
      JournalRow row =
          JournalRow.builder(topUp, fingerprint, sendBy, now).due(now).build();
      if (rows.insert(connection, row)) {
        return true;
      }
      if (!rows.fingerprintOf(connection, topUp.key()).equals(fingerprint)) {
        throw new KeyConflictException(
            "key: " + topUp.key() + " was used for another top-up; give each obligation its own");
      }
      return false;
    } catch (SQLException e) {
      DatabaseFailure failure = DatabaseFailure.of(e);
      throw new JournalException(
          topUp.key() + " was not enqueued; roll back: " + failure.getMessage(), failure);
    }
  }

  /**
   * Returns a store of access tokens that all machines on this journal share.
   *
   * @throws IllegalStateException if the journal has no key to seal them with
   */
  public TokenStore tokens() {
    if (!cipher.isSealing()) {
      throw new IllegalStateException("cipher: shared tokens need a key; give one to the builder");
    }
    return tokens;
  }

  @Override
  public Instant now(TimeSource local) {
    return clock.now(local);
  }

  private Instant time(Connection connection) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, dialect.clock());
        ResultSet result = statement.executeQuery()) {
      result.next();
      return dialect.time(result);
    }
  }

  @Override
  public @Nullable JournalRow insert(JournalRow row) {
    return rows.insert(row);
  }

  @Override
  public Optional<JournalRow> find(TopUpKey key) {
    return rows.find(key);
  }

  @Override
  public List<JournalRow> findAll(Collection<TopUpKey> keys) {
    return lists.withKeys(keys);
  }

  @Override
  public boolean replace(JournalRow before, JournalRow after) {
    return rows.replace(before, after);
  }

  @Override
  public Optional<JournalRow> findByReference(AdapterId adapter, String reference) {
    Optional<JournalRow> latest = lists.byReference(adapter, reference);
    return latest.isPresent() ? latest : rows.findByEarlierReference(adapter, reference);
  }

  @Override
  public Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId) {
    return lists.byTransaction(adapter, transactionId);
  }

  @Override
  public List<JournalRow> takeDue(
      Instant now, Duration hold, int limit, Collection<AdapterId> adapters) {
    return dues.take(now, hold, limit, adapters);
  }

  @Override
  public List<JournalRow> list(State state, @Nullable TopUpKey after, int limit) {
    return lists.inState(state, after, limit);
  }

  @Override
  public List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit) {
    return lists.attempted(adapter, from, to, after, limit);
  }

  @Override
  public List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit) {
    return lists.ofLine(tenant, sim, since, limit);
  }

  @Override
  public List<Backlog> backlog() {
    return lists.backlog();
  }

  @Override
  public List<End> ends(long after, int limit) {
    return ends.after(after, limit);
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public @Nullable String setting(String name) {
    String content = meta.get(SETTING + Settings.checked(name));
    return content == null ? null : Settings.decoded(content);
  }

  @Override
  public void set(String name, @Nullable String value) {
    Settings.check(name, value);
    if (value == null) {
      meta.remove(SETTING + name);
    } else {
      meta.put(SETTING + name, Settings.encoded(value));
    }
  }

  @Override
  public int prune(Instant before, int limit) {
    return retention.prune(before, limit);
  }

  @Override
  public Erased erase(SimCard sim) {
    return retention.erase(sim);
  }

  /** Does nothing: the app's pool is the app's to close. */
  @Override
  public void close() {
    // Connections are given back after each use.
  }

  /** Builds a {@link JdbcJournal}. */
  public static final class Builder {
    private static final String PREFIX = "recarga_";

    private final DataSource source;
    private String prefix = PREFIX;
    private FieldCipher cipher = FieldCipher.none();
    private Duration queryTimeout = Duration.ofSeconds(2);
    private int shareFrom = 24;
    private final Set<String> accepted = new HashSet<>();

    private Builder(DataSource source) {
      this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Sets what the names of the tables begin with; "recarga_" unless set.
     *
     * @param value 1 to 20 lower-case letters, digits and underscores, a letter first
     */
    public Builder tablePrefix(String value) {
      prefix = checked(value);
      return this;
    }

    /** Sets how phone numbers, PINs and tokens are sealed; without a key unless set. */
    public Builder cipher(FieldCipher value) {
      cipher = Objects.requireNonNull(value, "cipher");
      return this;
    }

    /** Sets how long a statement may take; 2 seconds unless set, rounded up to seconds. */
    public Builder queryTimeout(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("queryTimeout: must be more than 0: " + value);
      }
      queryTimeout = value;
      return this;
    }

    /**
     * Sets how many callers must be at it at once before they share commits; 24 unless set. Each
     * still waits for the commit that holds its row. On PostgreSQL only; below it, and elsewhere,
     * every write is a commit of its own.
     *
     * @param callers at least 1; {@link Integer#MAX_VALUE} for never
     */
    public Builder shareCommitsFrom(int callers) {
      if (callers < 1) {
        throw new IllegalArgumentException("callers: must be at least 1: " + callers);
      }
      shareFrom = callers;
      return this;
    }

    /**
     * Accepts that a setting of the database is not safe, such as {@code fsync} on a machine that is
     * only for tests. What was journaled may then be lost, and sent again.
     *
     * @param setting the setting's name, as the refusal tells it
     */
    public Builder acceptRisk(String setting) {
      accepted.add(Objects.requireNonNull(setting, "setting"));
      return this;
    }

    /**
     * Opens the journal.
     *
     * @throws JournalException as {@link JdbcJournal#open(DataSource)}
     */
    public JdbcJournal open() {
      Database database = new Database(source, queryTimeout);
      try {
        return database.once(connection -> {
          Dialect dialect = Dialect.of(connection.getMetaData());
          boolean durable = !dialect.isInMemory(connection.getMetaData().getURL());
          new Doctor(dialect, new Migrations(dialect, prefix), accepted)
              .examine(connection, durable);
          if (!cipher.isSealing()) {
            LOG.log(
                Level.INFO,
                "the journal has no key: phone numbers are stored in clear text, PINs not at all");
          }
          return new JdbcJournal(database, dialect, durable, this);
        });
      } catch (DatabaseFailure e) {
        throw new JournalException("the journal cannot be opened: " + e.getMessage(), e);
      }
    }

    private static String checked(String prefix) {
      if (!Objects.requireNonNull(prefix, "tablePrefix").matches("[a-z][a-z0-9_]{0,19}")) {
        throw new IllegalArgumentException(
            "tablePrefix: use 1 to 20 lower-case letters, digits and underscores");
      }
      return prefix;
    }
  }
}
