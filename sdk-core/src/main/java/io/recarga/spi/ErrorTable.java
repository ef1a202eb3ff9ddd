package io.recarga.spi;

import io.recarga.DeclineReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier's answer codes mean, as data. A code may have one row for any HTTP status, or rows
 * for certain statuses; a code without a row proves nothing.
 */
@Beta
public final class ErrorTable {
  private final String carrier;
  private final List<Row> rows;
  private final Map<String, Row> byCodeAndStatus;

  private ErrorTable(String carrier, List<Row> rows) {
    this.carrier = Objects.requireNonNull(carrier, "carrier");
    this.rows = List.copyOf(rows);
    Map<String, Row> index = new LinkedHashMap<>();
    for (Row row : rows) {
      if (index.put(row.code() + "/" + row.httpStatus(), row) != null) {
        throw new IllegalArgumentException("rows: " + row.code() + " stands twice");
      }
    }
    this.byCodeAndStatus = Map.copyOf(index);
  }

  /**
   * Makes a table.
   *
   * @param carrier whose codes these are, for the documentation
   */
  public static ErrorTable of(String carrier, List<Row> rows) {
    return new ErrorTable(carrier, rows);
  }

  /** Returns whose codes these are. */
  public String carrier() {
    return carrier;
  }

  /** Returns all rows in their order. */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Returns the row of {@code code} at {@code httpStatus}, or null if the table has none. A row for
   * the very status goes before one for {@link Row#ANY_4XX}, that before one for {@link
   * Row#ANY_STATUS}.
   */
  public @Nullable Row find(String code, int httpStatus) {
    Row exact = byCodeAndStatus.get(code + "/" + httpStatus);
    if (exact == null && httpStatus >= 400 && httpStatus < 500 && httpStatus != 408) {
      exact = byCodeAndStatus.get(code + "/" + Row.ANY_4XX);
    }
    return exact != null ? exact : byCodeAndStatus.get(code + "/" + Row.ANY_STATUS);
  }

  /**
   * One code.
   *
   * @param code the carrier's code
   * @param httpStatus the HTTP status that the row is for, {@link #ANY_4XX} or {@link #ANY_STATUS}
   * @param reason what it means in our words
   * @param proves what it proves about the request
   * @param burnsReference whether the carrier never takes the same reference again after it
   * @param retryAfter how long to wait before the same may be sent here again, or null if waiting
   *     does not help
   * @param evidence where this is known from
   */
  public record Row(
      String code,
      int httpStatus,
      DeclineReason reason,
      Proves proves,
      boolean burnsReference,
      @Nullable Duration retryAfter,
      String evidence) {
    /** Stands for any HTTP status without a row of its own. */
    public static final int ANY_STATUS = 0;

    /** Stands for any HTTP status from 400 to 499 but 408, without a row of its own. */
    public static final int ANY_4XX = 4;

    /** Checks the parts. */
    public Row {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(proves, "proves");
      Objects.requireNonNull(evidence, "evidence");
      if (code.isBlank() || evidence.isBlank()) {
        throw new IllegalArgumentException("code, evidence: must not be blank: \"" + code + "\"");
      }
      boolean oneStatus = httpStatus >= 100 && httpStatus <= 599;
      if (!oneStatus && httpStatus != ANY_STATUS && httpStatus != ANY_4XX) {
        throw new IllegalArgumentException(
            "httpStatus: " + httpStatus + " is none; for several use ANY_4XX or ANY_STATUS");
      }
      if (retryAfter != null && retryAfter.isNegative()) {
        throw new IllegalArgumentException("retryAfter: is negative: " + retryAfter);
      }
    }

    /** Returns the HTTP status that the row is for as people write it: "503", "4xx" or "any". */
    public String statusText() {
      return httpStatus == ANY_STATUS ? "any" : httpStatus == ANY_4XX ? "4xx" : "" + httpStatus;
    }

    /** Returns the answer that this row stands for, with the carrier's words, which may be null. */
    public Answer toAnswer(@Nullable String words) {
      Evidence said = Evidence.of(code, words);
      return switch (proves) {
        case NOTHING_SOLD, NOTHING_SOLD_NOW ->
          Answer.rejected(new Rejection(reason, proves, burnsReference, retryAfter, said));
        case REFERENCE_USED -> Answer.inDoubt(Doubt.REFERENCE_USED, said);
        case NOTHING -> Answer.inDoubt(Doubt.AMBIGUOUS, said);
      };
    }
  }
}
