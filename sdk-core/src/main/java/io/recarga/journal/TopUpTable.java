package io.recarga.journal;

import io.recarga.Iccid;
import io.recarga.JournalException;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of rows: its columns, and how a row is put into them and read from them. */
final class TopUpTable {
  /** The newest way of writing rows that this library knows. */
  static final int FORMAT = 1;

  /** What is read of a row. */
  static final String READ =
      "tenant, topup_key, fingerprint, format, version, state, fence, owner, adapter, reference, body";

  private static final String CHANGING = "format, version, state, fence, owner, adapter, reference,"
      + " transaction_id, number_hash, iccid_hash, updated, send_by, attempt_began, lease_until,"
      + " due, wake, ended, end_position, body";
  private static final String LASTING = "created, fingerprint, tenant, topup_key";
  private static final long AT_ONCE = Long.MIN_VALUE;
  private static final long NOT_NUMBERED = 0;

  private final FieldCipher cipher;
  private final String name;

  TopUpTable(String prefix, FieldCipher cipher) {
    this.cipher = cipher;
    this.name = prefix + "topup";
  }

  /** Returns the table's name. */
  String name() {
    return name;
  }

  String insert(Dialect dialect) {
    return dialect.insert(name, CHANGING + ", " + LASTING);
  }

  /** Returns the write of a row that still has the version it was read at. */
  String replace() {
    String changes = Arrays.stream(CHANGING.split(",\\s*"))
        .map(column -> column + " = ?")
        .collect(Collectors.joining(", "));
    return "UPDATE " + name + " SET " + changes
        + " WHERE tenant = ? AND topup_key = ? AND version = ?";
  }

  /** Returns the write of a reduced row, which is no new end. */
  String reduce() {
    return "UPDATE " + name + " SET version = ?, number_hash = NULL, iccid_hash = NULL,"
        + " ended = NULL, body = ? WHERE tenant = ? AND topup_key = ? AND version = ?";
  }

  /** Returns what picks rows that this library can read, in one of {@code states}. */
  static String readable(State... states) {
    return "format <= " + FORMAT + " AND state IN ("
        + Arrays.stream(states).map(state -> "'" + state + "'").collect(Collectors.joining(", "))
        + ")";
  }

  void bindInsert(PreparedStatement statement, JournalRow row) throws SQLException {
    int last = bindChanging(statement, row);
    statement.setLong(last + 1, Nanos.of(row.created()));
    statement.setString(last + 2, row.fingerprint());
    statement.setString(last + 3, row.key().tenant());
    statement.setString(last + 4, row.key().id());
  }

  void bindReplace(PreparedStatement statement, JournalRow before, JournalRow after)
      throws SQLException {
    int last = bindChanging(statement, after);
    statement.setString(last + 1, before.key().tenant());
    statement.setString(last + 2, before.key().id());
    statement.setLong(last + 3, before.version());
  }

  void bindReduce(PreparedStatement statement, JournalRow before, JournalRow reduced)
      throws SQLException {
    statement.setLong(1, reduced.version());
    statement.setString(2, RowBody.write(reduced, cipher));
    statement.setString(3, before.key().tenant());
    statement.setString(4, before.key().id());
    statement.setLong(5, before.version());
  }

  private int bindChanging(PreparedStatement s, JournalRow row) throws SQLException {
    boolean open = row.state().isOpen();
    Long due = Nanos.orNull(row.due());
    AdapterId adapter = row.adapter();
    SimCard sim = row.topUp().sim();
    boolean prunable = Reduction.isPossible(row);
    s.setInt(1, FORMAT);
    s.setLong(2, row.version());
    s.setString(3, row.state().name());
    s.setLong(4, row.fence());
    s.setString(5, Columns.exact(row.owner(), "owner"));
    s.setString(6, adapter == null ? null : adapter.value());
    s.setString(7, Columns.exact(row.reference(), "reference"));
    s.setString(8, Columns.searchable(row.transactionId()));
    s.setString(9, hash(numberOf(sim)));
    s.setString(10, hash(iccidOf(sim)));
    s.setLong(11, Nanos.of(row.updated()));
    s.setLong(12, Nanos.of(row.sendBy()));
    set(s, 13, Nanos.orNull(row.attemptBegan()));
    set(s, 14, Nanos.orNull(row.leaseUntil()));
    set(s, 15, due);
    set(s, 16, open ? due == null ? (Long) AT_ONCE : due : null);
    set(s, 17, prunable ? (Long) Nanos.of(row.updated()) : null);
    set(s, 18, open ? null : (Long) NOT_NUMBERED);
    s.setString(19, RowBody.write(row, cipher));
    return 19;
  }

  private static void set(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }

  private @Nullable String hash(@Nullable String line) {
    return line == null ? null : cipher.hash(line);
  }

  /** Returns what the number of a line is hashed as, or null where it is not known. */
  static @Nullable String numberOf(SimCard sim) {
    PhoneNumber number = sim.number();
    return number == null ? null : "number " + number.e164();
  }

  /** Returns what the ICCID of a line is hashed as, or null where it is not known. */
  static @Nullable String iccidOf(SimCard sim) {
    Iccid iccid = sim.iccid();
    return iccid == null ? null : "iccid " + iccid.digits();
  }

  /** Returns the key of the row that the result stands on. */
  static TopUpKey key(ResultSet result) throws SQLException {
    return TopUpKey.of(result.getString("tenant"), result.getString("topup_key"));
  }

  /**
   * Reads the row that the result stands on.
   *
   * @throws JournalException if a later version of this library wrote it, or it cannot be read
   */
  JournalRow read(ResultSet result) throws SQLException {
    TopUpKey key = key(result);
    int format = result.getInt("format");
    if (format > FORMAT) {
      throw new JournalException("key: " + key + " was written in format " + format
          + "; this library knows " + FORMAT + ": raise its version");
    }
    String adapter = result.getString("adapter");
    try {
      return RowBody.read(key, result.getString("fingerprint"), result.getString("body"), cipher)
          .state(State.valueOf(result.getString("state")))
          .fence(result.getLong("fence"))
          .owner(result.getString("owner"))
          .adapter(adapter == null ? null : AdapterId.of(adapter))
          .reference(result.getString("reference"))
          .version(result.getLong("version"))
          .build();
    } catch (JournalException e) {
      throw new JournalException("key: " + key + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Its message may repeat what the row holds.
      throw new JournalException("key: " + key + " holds, in format " + format
          + ", what this library does not know (" + e.getClass().getSimpleName()
          + "): raise its version");
    }
  }
}
