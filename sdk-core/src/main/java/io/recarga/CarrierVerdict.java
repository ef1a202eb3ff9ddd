package io.recarga;

import io.recarga.CarrierEvidence.Basis;
import io.recarga.Lookup.Found;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all evidence on a line's carrier comes to. The caller's word wins; those who really look up
 * count before prefixes, which are hints only, because numbers are portable.
 */
public final class CarrierVerdict {
  private final Lookup<CarrierEvidence> evidence;
  private final @Nullable Carrier carrier;
  private final Agreement agreement;

  private CarrierVerdict(
      Lookup<CarrierEvidence> evidence, @Nullable Carrier carrier, Agreement agreement) {
    this.evidence = evidence;
    this.carrier = carrier;
    this.agreement = agreement;
  }

  /** Weighs evidence, as {@link Lookups#carrierOf(SimCard)} gives it. */
  public static CarrierVerdict of(Lookup<CarrierEvidence> evidence) {
    Objects.requireNonNull(evidence, "evidence");
    List<Carrier> said = named(evidence, Basis.CALLER);
    List<Carrier> lookedUp = named(evidence, Basis.PORTABILITY_LOOKUP);
    List<Carrier> hints = named(evidence, Basis.NUMBER_PREFIX);
    Carrier word = said.isEmpty() ? null : said.get(0);
    if (!lookedUp.isEmpty()) {
      boolean agreed = lookedUp.size() == 1 && (word == null || lookedUp.contains(word));
      Carrier carrier = word != null ? word : agreed ? lookedUp.get(0) : null;
      return new CarrierVerdict(evidence, carrier, agreed ? Agreement.AGREED : Agreement.DISAGREED);
    }
    if (!hints.isEmpty()) {
      Carrier carrier = word != null ? word : hints.size() == 1 ? hints.get(0) : null;
      return new CarrierVerdict(evidence, carrier, Agreement.HINT_ONLY);
    }
    return new CarrierVerdict(
        evidence, word, word == null ? Agreement.UNKNOWN : Agreement.CALLER_ONLY);
  }

  /**
   * Returns the carrier to go by: the caller's word if there is one, else what was looked up, else the
   * hint; null if nobody knows or those who looked up contradict each other.
   */
  public @Nullable Carrier carrier() {
    return carrier;
  }

  /** Returns how the evidence goes together. */
  public Agreement agreement() {
    return agreement;
  }

  /** Returns the evidence itself, each with its source, and who could not be asked. */
  public Lookup<CarrierEvidence> evidence() {
    return evidence;
  }

  /** Says it in a sentence, with the sources. */
  public String inWords() {
    String all =
        evidence.found().stream().map(CarrierVerdict::inWords).collect(Collectors.joining(", "));
    String who = carrier == null ? "unknown" : carrier.brand();
    return switch (agreement) {
      case AGREED -> who + ", looked up: " + all;
      case DISAGREED ->
        carrier == null
            ? "unknown, because those who looked up disagree: " + all
            : who + ", by the caller's word, but a look-up disagrees: " + all;
      case HINT_ONLY -> who + ", with hints only, because numbers are portable: " + all;
      case CALLER_ONLY -> who + ", by the caller's word alone";
      case UNKNOWN -> "unknown: nobody could tell";
    };
  }

  @Override
  public String toString() {
    return agreement + " " + carrier;
  }

  private static String inWords(Found<CarrierEvidence> found) {
    String brand = found.value().carrier().brand();
    return switch (found.value().basis()) {
      case CALLER -> "the caller says " + brand;
      case PORTABILITY_LOOKUP -> found.source() + " looked up " + brand;
      case NUMBER_PREFIX -> found.source() + " guesses " + brand;
    };
  }

  private static List<Carrier> named(Lookup<CarrierEvidence> evidence, Basis basis) {
    return evidence.values().stream()
        .filter(one -> one.basis() == basis)
        .map(CarrierEvidence::carrier)
        .distinct()
        .toList();
  }

  /** How the evidence goes together. */
  public enum Agreement {
    /** Whoever looked it up names the same carrier, and the caller too if they named one. */
    AGREED,
    /** Someone who looked it up names another carrier than the caller or than others who did. */
    DISAGREED,
    /** Nobody looked it up; prefixes are all there is besides the caller's word. */
    HINT_ONLY,
    /** Only the caller named one. */
    CALLER_ONLY,
    /** Nobody named one. */
    UNKNOWN
  }
}
