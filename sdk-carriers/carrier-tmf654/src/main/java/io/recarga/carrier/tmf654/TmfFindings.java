package io.recarga.carrier.tmf654;

import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link TmfCertification} found at one carrier's sandbox, with the evidence. */
public final class TmfFindings {
  private static final Duration LEAST = Duration.ofSeconds(30);
  private static final int MARGIN = 10;

  private final String carrier;
  private final String reference;
  private final LocalDate day;
  private final DuplicateLevel duplicates;
  private final String because;
  private final boolean searchTrustworthy;
  private final @Nullable Duration lag;
  private final @Nullable Duration processing;
  private final Map<String, String> evidence;

  private TmfFindings(Draft draft, DuplicateLevel duplicates, String because) {
    carrier = draft.account.dialect().carrier().brand();
    reference = draft.account.dialect().reference().toString();
    day = draft.account.time().now().atOffset(ZoneOffset.UTC).toLocalDate();
    this.duplicates = duplicates;
    this.because = because;
    searchTrustworthy = draft.searchTrustworthy;
    lag = draft.lag;
    processing = draft.processing;
    evidence = new LinkedHashMap<>(draft.evidence);
  }

  /** Returns how the sandbox treated a repeated reference. */
  public DuplicateLevel duplicates() {
    return duplicates;
  }

  /** Says whether a reference that nobody used was found to be unused. */
  public boolean isSearchTrustworthy() {
    return searchTrustworthy;
  }

  /** Returns how late the top-up was found by its reference, or null if it was not. */
  public @Nullable Duration lag() {
    return lag;
  }

  /** Returns how long the top-up took, or null if it was finished at once or not at all. */
  public @Nullable Duration processing() {
    return processing;
  }

  /**
   * Returns limits with ten times what was measured, at least 30 s: a starting point for the talk with
   * the carrier, who alone can promise any. Null where nothing could be found.
   */
  public @Nullable ProcessingLimits limits() {
    if (lag == null || !searchTrustworthy) {
      return null;
    }
    return new ProcessingLimits(
        wide(processing == null ? Duration.ZERO : processing),
        wide(lag),
        "measured at " + carrier + "'s sandbox on " + day + ", times " + MARGIN);
  }

  /** Returns the findings for people: the evidence, and the settings that follow from it. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(carrier).append("'s sandbox on ").append(day);
    text.append(", reference by ").append(reference).append("\n\n");
    evidence.forEach((what, seen) -> text.append(String.format("  %-18s %s%n", what, seen)));
    text.append("\nSettings that this run supports (the contract must support them as well):\n\n");
    text.append("  .duplicates(DuplicateLevel.").append(duplicates.name()).append(") // ");
    text.append(because).append('\n');
    ProcessingLimits limits = limits();
    if (limits == null) {
      text.append("  no processingLimits: a search cannot prove here that nothing was sold\n");
    } else {
      text.append("  .processingLimits(new ProcessingLimits(Duration.ofSeconds(")
          .append(limits.maxProcessing().toSeconds())
          .append("), Duration.ofSeconds(")
          .append(limits.statusLag().toSeconds())
          .append("), \"")
          .append(limits.source())
          .append("\"))\n");
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return carrier + ": " + duplicates + ", " + because;
  }

  private static Duration wide(Duration measured) {
    Duration wide = Duration.ofSeconds(measured.multipliedBy(MARGIN).toSeconds() + 1);
    return wide.compareTo(LEAST) < 0 ? LEAST : wide;
  }

  /** What is known while a run goes on. */
  static final class Draft {
    private final TmfAccount account;
    private final Map<String, String> evidence = new LinkedHashMap<>();
    private DuplicateLevel duplicates = DuplicateLevel.BLIND;
    private String because = "nothing was found out";
    private boolean searchTrustworthy;
    private @Nullable Duration lag;
    private @Nullable Duration processing;

    Draft(TmfAccount account) {
      this.account = account;
    }

    void note(String what, String seen) {
      evidence.put(what, seen);
    }

    void searchIsTrustworthy(boolean value) {
      searchTrustworthy = value;
    }

    void lag(Duration value) {
      lag = value;
    }

    void processing(@Nullable Duration value) {
      processing = value;
    }

    void level(DuplicateLevel value, String why) {
      duplicates = value;
      because = why;
    }

    TmfFindings done() {
      return new TmfFindings(this, duplicates, because);
    }
  }
}
