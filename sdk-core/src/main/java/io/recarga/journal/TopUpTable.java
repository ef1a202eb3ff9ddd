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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of rows: its columns, and how a row is put into them and read from them. */
final class TopUpTable {
  /** The newest way of writing rows that this library knows. */
  static final int FORMAT = 1;

  /** What is read of a row. */
  static final String READ =
      "tenant, topup_key, fingerprint, format, version, state, fence, owner, adapter, reference, body";

  private static final List<Column> CHANGING =
      Column.list("format int, version bigint, state text, fence bigint, owner text, adapter text,"
          + " reference text, transaction_id text, number_hash text, iccid_hash text,"
          + " updated bigint, send_by bigint, attempt_began bigint, lease_until bigint,"
          + " due bigint, wake bigint, ended bigint, end_position bigint, body text");
  private static final List<Column> INSERTED =
      Column.list(CHANGING, "created bigint, fingerprint text, tenant text, topup_key text");
  private static final List<Column> REPLACED =
      Column.list(CHANGING, "tenant text, topup_key text, was bigint");
  private static final List<Column> ASKED = Column.list("tenant text, topup_key text, format int");
  // That the format is compared lets the planner expect few rows, so that it looks each up by its
  // key, whatever it knew of the table when it made the plan.
  private static final String SAME_KEY =
      "t.tenant = u.tenant AND t.topup_key = u.topup_key AND u.format = " + FORMAT;
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

  /** Returns the insert of a row whose key is not there yet. */
  String insert(Dialect dialect) {
    return dialect.insert(name, Column.names(INSERTED));
  }

  /** Returns the write of a row that still has the version it was read at. */
  String replace() {
    return "UPDATE " + name + " SET " + Column.each(CHANGING, "%s = ?")
        + " WHERE tenant = ? AND topup_key = ? AND version = ?";
  }

  /** Returns {@link #insert} of many rows, given as one array for each column. */
  String insertMany(Dialect dialect) {
    return "INSERT INTO " + name + " (" + Column.names(INSERTED) + ") SELECT * FROM "
        + Column.unnested(INSERTED) + dialect.orIgnore() + " RETURNING tenant, topup_key";
  }

  /** Returns {@link #replace} of many rows, given as one array for each column. */
  String replaceMany() {
    return "UPDATE " + name + " AS t SET " + Column.each(CHANGING, "%1$s = u.%1$s") + " FROM "
        + Column.unnested(REPLACED) + " AS u(" + Column.names(REPLACED) + ") WHERE " + SAME_KEY
        + " AND t.version = u.was RETURNING t.tenant, t.topup_key";
  }

  /** Returns the question for many rows, given as one array for each column. */
  String findMany() {
    return "SELECT t." + READ.replace(", ", ", t.") + " FROM " + name + " AS t, "
        + Column.unnested(ASKED) + " AS u(" + Column.names(ASKED) + ") WHERE " + SAME_KEY;
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

  /** Returns what {@link #findMany} looks for. */
  static RowWrite question(TopUpKey key) {
    return new RowWrite(key, ASKED, List.of(key.tenant(), key.id(), FORMAT));
  }

  /** Returns what {@link #insert} puts into the columns. */
  RowWrite insertion(JournalRow row) {
    List<@Nullable Object> values = changing(row);
    values.add(Nanos.of(row.created()));
    values.add(row.fingerprint());
    values.add(row.key().tenant());
    values.add(row.key().id());
    return new RowWrite(row.key(), INSERTED, values);
  }

  /** Returns what {@link #replace} puts into the columns, and looks for. */
  RowWrite replacement(JournalRow before, JournalRow after) {
    List<@Nullable Object> values = changing(after);
    values.add(before.key().tenant());
    values.add(before.key().id());
    values.add(before.version());
    return new RowWrite(before.key(), REPLACED, values);
  }

  void bindReduce(PreparedStatement statement, JournalRow before, JournalRow reduced)
      throws SQLException {
    statement.setLong(1, reduced.version());
    statement.setString(2, RowBody.write(reduced, cipher));
    statement.setString(3, before.key().tenant());
    statement.setString(4, before.key().id());
    statement.setLong(5, before.version());
  }

  private List<@Nullable Object> changing(JournalRow row) {
    boolean open = row.state().isOpen();
    Long due = Nanos.orNull(row.due());
    AdapterId adapter = row.adapter();
    SimCard sim = row.topUp().sim();
    boolean prunable = Reduction.isPossible(row);
    List<@Nullable Object> values = new ArrayList<>(24);
    values.add(FORMAT);
    values.add(row.version());
    values.add(row.state().name());
    values.add(row.fence());
    values.add(Columns.exact(row.owner(), "owner"));
    values.add(adapter == null ? null : adapter.value());
    values.add(Columns.exact(row.reference(), "reference"));
    values.add(Columns.searchable(row.transactionId()));
    values.add(hash(numberOf(sim)));
    values.add(hash(iccidOf(sim)));
    values.add(Nanos.of(row.updated()));
    values.add(Nanos.of(row.sendBy()));
    values.add(Nanos.orNull(row.attemptBegan()));
    values.add(Nanos.orNull(row.leaseUntil()));
    values.add(due);
    values.add(open ? due == null ? (Long) AT_ONCE : due : null);
    values.add(prunable ? (Long) Nanos.of(row.updated()) : null);
    values.add(open ? null : (Long) NOT_NUMBERED);
    values.add(RowBody.write(row, cipher));
    return values;
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
