package io.recarga.settlement;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a carrier's settlement file with the columns that the app names, into records for {@code
 * operations().reconcile}. Immutable and thread-safe.
 */
public final class SettlementCsv {
  final String transactionId;
  final @Nullable String reference;
  final @Nullable String status;
  final Map<String, Status> words;
  final @Nullable Status every;
  final @Nullable String number;
  final @Nullable String country;
  final @Nullable MoneyColumn delivered;
  final @Nullable MoneyColumn cost;
  final @Nullable String time;
  final char decimalMark;
  private final char separator;
  private final Charset charset;
  private final int maxBytes;
  private final int maxRows;

  private SettlementCsv(Builder b) {
    transactionId = b.transactionId;
    reference = b.reference;
    status = b.status;
    words = Map.copyOf(b.words);
    every = b.every;
    number = b.number;
    country = b.country;
    delivered = b.delivered;
    cost = b.cost;
    time = b.time;
    decimalMark = b.decimalMark;
    separator = b.separator;
    charset = b.charset;
    maxBytes = b.maxBytes;
    maxRows = b.maxRows;
    if ((status == null) == (every == null)) {
      throw new IllegalArgumentException("status: name its column or set everyRow, one of both");
    }
  }

  /** Begins a reader; {@code transactionId} is the column of the carrier's id of each sale. */
  public static Builder builder(String transactionId) {
    return new Builder(transactionId);
  }

  /**
   * Reads a file and closes it.
   *
   * @throws IllegalArgumentException if it is not of this form, with the line and the column
   * @throws UncheckedIOException if it cannot be read
   */
  public List<HistoryEntry> read(InputStream file) {
    try (file) {
      byte[] bytes = file.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new IllegalArgumentException("settlement file: is larger than maxBytes, " + maxBytes);
      }
      return read(new InputStreamReader(
          new ByteArrayInputStream(bytes),
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "settlement file: is not in " + charset + ": set charset", e);
    } catch (IOException e) {
      throw new UncheckedIOException("settlement file: cannot be read", e);
    }
  }

  private List<HistoryEntry> read(Reader text) throws IOException {
    CsvRows rows = new CsvRows(text, separator);
    List<String> header = rows.next();
    if (header == null) {
      throw new IllegalArgumentException("settlement file: is empty, without a header");
    }
    SettlementRow reader = new SettlementRow(this, header);
    List<HistoryEntry> entries = new ArrayList<>();
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      if (entries.size() == maxRows) {
        throw new IllegalArgumentException(
            "settlement file: has more rows than maxRows, " + maxRows);
      }
      entries.add(reader.entry(row, rows.line()));
    }
    return List.copyOf(entries);
  }

  /** A column of amounts and where their currency stands: in a column of its own, or always the same. */
  record MoneyColumn(
      String amount,
      @Nullable String currencyColumn,
      @Nullable String currency) {}

  /** Builds a {@link SettlementCsv}. */
  public static final class Builder {
    private final String transactionId;
    private @Nullable String reference;
    private @Nullable String status;
    private Map<String, Status> words = Map.of();
    private @Nullable Status every;
    private @Nullable String number;
    private @Nullable String country;
    private @Nullable MoneyColumn delivered;
    private @Nullable MoneyColumn cost;
    private @Nullable String time;
    private char decimalMark = '.';
    private char separator = ',';
    private Charset charset = StandardCharsets.UTF_8;
    private int maxBytes = 64 << 20;
    private int maxRows = 1_000_000;

    private Builder(String transactionId) {
      this.transactionId = Objects.requireNonNull(transactionId, "transactionId");
    }

    /** Names the column of our references; without it sales are found by the carrier's ids alone. */
    public Builder reference(String column) {
      reference = Objects.requireNonNull(column, "column");
      return this;
    }

    /** Names the column of statuses and what its words mean; other words become OTHER. */
    public Builder status(String column, Map<String, Status> words) {
      status = Objects.requireNonNull(column, "column");
      this.words = Map.copyOf(words);
      return this;
    }

    /** Says how every sale of the file stands, for files that list one kind only. */
    public Builder everyRow(Status value) {
      every = Objects.requireNonNull(value, "status");
      return this;
    }

    /** Names the column of lines; numbers without a country code belong to {@code country}. */
    public Builder number(String column, String country) {
      number = Objects.requireNonNull(column, "column");
      this.country = Objects.requireNonNull(country, "country");
      return this;
    }

    /** Names the columns of what arrived and of its currency. */
    public Builder delivered(String amountColumn, String currencyColumn) {
      delivered = new MoneyColumn(
          Objects.requireNonNull(amountColumn, "amountColumn"),
          Objects.requireNonNull(currencyColumn, "currencyColumn"),
          null);
      return this;
    }

    /** Names the column of what arrived, always in {@code currency}. */
    public Builder deliveredIn(String currency, String amountColumn) {
      delivered = new MoneyColumn(
          Objects.requireNonNull(amountColumn, "amountColumn"),
          null,
          Objects.requireNonNull(currency, "currency"));
      return this;
    }

    /** Names the columns of what the wallet paid and of its currency. */
    public Builder cost(String amountColumn, String currencyColumn) {
      cost = new MoneyColumn(
          Objects.requireNonNull(amountColumn, "amountColumn"),
          Objects.requireNonNull(currencyColumn, "currencyColumn"),
          null);
      return this;
    }

    /** Names the column of what the wallet paid, always in {@code currency}. */
    public Builder costIn(String currency, String amountColumn) {
      cost = new MoneyColumn(
          Objects.requireNonNull(amountColumn, "amountColumn"),
          null,
          Objects.requireNonNull(currency, "currency"));
      return this;
    }

    /** Names the column of times, which are taken over as they stand. */
    public Builder time(String column) {
      time = Objects.requireNonNull(column, "column");
      return this;
    }

    /** Reads amounts with a decimal comma. */
    public Builder decimalComma() {
      decimalMark = ',';
      return this;
    }

    /** Sets what separates fields; a comma unless set. */
    public Builder separator(char value) {
      if (value == '"' || value == '\r' || value == '\n') {
        throw new IllegalArgumentException("separator: must not be a quote or a line end");
      }
      separator = value;
      return this;
    }

    /** Sets the charset; UTF-8 unless set. */
    public Builder charset(Charset value) {
      charset = Objects.requireNonNull(value, "charset");
      return this;
    }

    /**
     * Sets how large a file may be; 64 MiB and a million rows unless set.
     *
     * @throws IllegalArgumentException if a bound is less than 1
     */
    public Builder bounds(int maxBytes, int maxRows) {
      if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE || maxRows < 1) {
        throw new IllegalArgumentException("maxBytes, maxRows: must be at least 1");
      }
      this.maxBytes = maxBytes;
      this.maxRows = maxRows;
      return this;
    }

    /**
     * Builds the reader.
     *
     * @throws IllegalArgumentException if nothing tells how a sale stands
     */
    public SettlementCsv build() {
      return new SettlementCsv(this);
    }
  }
}
