package io.recarga.market.peru;

import java.time.YearMonth;
import java.util.Objects;

/** The company behind a brand, as it is registered, and since when it has this name. */
public final class LegalName {
  private final Fact<String> name;
  private final Fact<YearMonth> since;

  private LegalName(Fact<String> name, Fact<YearMonth> since) {
    this.name = Objects.requireNonNull(name, "name");
    this.since = Objects.requireNonNull(since, "since");
  }

  /** Makes a name. */
  public static LegalName of(Fact<String> name, Fact<YearMonth> since) {
    return new LegalName(name, since);
  }

  /** Returns the registered name. */
  public Fact<String> name() {
    return name;
  }

  /** Returns since which month it is the name. */
  public Fact<YearMonth> since() {
    return since;
  }

  @Override
  public String toString() {
    return name.value().orElse("unknown")
        + since.value().map(m -> " since " + m).orElse("");
  }
}
