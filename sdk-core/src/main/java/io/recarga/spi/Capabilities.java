package io.recarga.spi;

import io.recarga.SimCard;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a carrier takes, what it can be asked, and how it treats references. */
@Beta
public final class Capabilities {
  private final DuplicateLevel duplicates;
  private final Set<LineId> takes;
  private final Set<Question> answers;
  private final Set<Product> sells;
  private final Duration callTimeout;
  private final Duration queryTimeout;
  private final @Nullable ProcessingLimits limits;

  private Capabilities(Builder b) {
    duplicates = b.duplicates;
    takes = Set.copyOf(b.takes);
    answers = Set.copyOf(b.answers);
    sells = Set.copyOf(b.sells);
    callTimeout = b.callTimeout;
    queryTimeout = b.queryTimeout;
    limits = b.limits;
  }

  /** Begins capabilities at {@code duplicates}; a carrier about which nothing is known is blind. */
  public static Builder builder(DuplicateLevel duplicates) {
    return new Builder(duplicates);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    Builder b = new Builder(duplicates);
    b.takes = takes;
    b.answers = answers;
    b.sells = sells;
    b.callTimeout = callTimeout;
    b.queryTimeout = queryTimeout;
    b.limits = limits;
    return b;
  }

  /** Returns how the carrier treats a reference that it has seen before. */
  public DuplicateLevel duplicates() {
    return duplicates;
  }

  /** Returns by which ids the carrier knows a line; one of them suffices. */
  public Set<LineId> takes() {
    return takes;
  }

  /** Returns the questions that this adapter answers. */
  public Set<Question> answers() {
    return answers;
  }

  /** Returns what can be sold through it. */
  public Set<Product> sells() {
    return sells;
  }

  /** Returns how long one money call may take. */
  public Duration callTimeout() {
    return callTimeout;
  }

  /** Returns how long one question about a sale may take. */
  public Duration queryTimeout() {
    return queryTimeout;
  }

  /** Returns the carrier's processing limits, or null when nobody knows them. */
  public @Nullable ProcessingLimits limits() {
    return limits;
  }

  /** Says what is missing to top up {@code sim} here, or returns null if nothing is. */
  public @Nullable String missingOf(SimCard sim) {
    boolean known = (takes.contains(LineId.NUMBER) && sim.number() != null)
        || (takes.contains(LineId.ICCID) && sim.iccid() != null);
    if (known) {
      return null;
    }
    return takes.contains(LineId.NUMBER)
        ? "the phone number of the SIM card is missing"
        : "the ICCID of the SIM card is missing";
  }

  @Override
  public String toString() {
    return duplicates + ", takes " + takes + ", sells " + sells + ", answers " + answers;
  }

  /** An id by which a carrier knows a line. */
  public enum LineId {
    /** The phone number. */
    NUMBER,
    /** The number of the SIM card. */
    ICCID
  }

  /** What can be sold. */
  public enum Product {
    /** An amount of credit. */
    AMOUNT,
    /** A plan that the adapter lists. */
    PLAN
  }

  /** Builds {@link Capabilities}. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final DuplicateLevel duplicates;
    private Set<LineId> takes = Set.of(LineId.NUMBER);
    private Set<Question> answers = Set.of();
    private Set<Product> sells = Set.of(Product.AMOUNT);
    private Duration callTimeout = Duration.ofSeconds(90);
    private Duration queryTimeout = Duration.ofSeconds(15);
    private @Nullable ProcessingLimits limits;

    private Builder(DuplicateLevel duplicates) {
      this.duplicates = Objects.requireNonNull(duplicates, "duplicates");
    }

    /** Sets by which ids the carrier knows a line; the number unless set. */
    public Builder takes(LineId... ids) {
      takes = named(Set.of(ids), "takes");
      return this;
    }

    /** Sets the questions that the adapter answers; none unless set. */
    public Builder answers(Question... questions) {
      answers = Set.of(questions);
      return this;
    }

    /** Sets what can be sold; amounts unless set. */
    public Builder sells(Product... products) {
      sells = named(Set.of(products), "sells");
      return this;
    }

    /** Sets how long one money call may take; 90 s unless set. */
    public Builder callTimeout(Duration value) {
      callTimeout = positive(value, "callTimeout");
      return this;
    }

    /** Sets how long one question about a sale may take; 15 s unless set. */
    public Builder queryTimeout(Duration value) {
      queryTimeout = positive(value, "queryTimeout");
      return this;
    }

    /** Sets the carrier's processing limits; null, the default, means that nobody knows them. */
    public Builder limits(@Nullable ProcessingLimits value) {
      limits = value;
      return this;
    }

    /** Builds the capabilities. */
    public Capabilities build() {
      return new Capabilities(this);
    }

    private static <T> Set<T> named(Set<T> values, String field) {
      if (values.isEmpty()) {
        throw new IllegalArgumentException(field + ": name at least one");
      }
      return values;
    }

    private static Duration positive(Duration value, String field) {
      if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            field + ": must be more than 0 and at most 365 days: " + value);
      }
      return value;
    }
  }
}
