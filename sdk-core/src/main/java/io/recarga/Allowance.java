package io.recarga;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One thing a plan gives: so much data, so many minutes or SMS, or the use of some apps, within a
 * scope.
 */
public final class Allowance {
  private final Kind kind;
  private final @Nullable Long quantity;
  private final List<String> apps;
  private final Scope scope;

  private Allowance(Kind kind, @Nullable Long quantity, List<String> apps, Scope scope) {
    if (quantity != null && quantity <= 0) {
      throw new IllegalArgumentException("quantity: must be more than 0: " + quantity);
    }
    this.kind = kind;
    this.quantity = quantity;
    this.apps = List.copyOf(apps);
    this.scope = scope;
  }

  /** Gives {@code megabytes} of data (1 GB is 1,000 MB unless the carrier says otherwise). */
  public static Allowance data(long megabytes) {
    return new Allowance(Kind.DATA, megabytes, List.of(), Scope.NATIONAL);
  }

  /** Gives {@code minutes} of calls. */
  public static Allowance voice(long minutes) {
    return new Allowance(Kind.VOICE, minutes, List.of(), Scope.NATIONAL);
  }

  /** Gives {@code count} text messages. */
  public static Allowance sms(long count) {
    return new Allowance(Kind.SMS, count, List.of(), Scope.NATIONAL);
  }

  /**
   * Gives the use of {@code names} without counting data.
   *
   * @throws IllegalArgumentException if no app is named
   */
  public static Allowance apps(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("apps: name at least one");
    }
    List<String> bare =
        Arrays.stream(names).map(name -> Texts.bounded(name, "app", 60)).toList();
    return new Allowance(Kind.APPS, null, bare, Scope.NATIONAL);
  }

  /**
   * Gives as much of {@code kind} as one can use, as far as the plan says.
   *
   * @throws IllegalArgumentException for {@link Kind#APPS}, which must be named
   */
  public static Allowance unlimited(Kind kind) {
    if (kind == Kind.APPS) {
      throw new IllegalArgumentException("kind: name the apps with apps(…)");
    }
    return new Allowance(Objects.requireNonNull(kind, "kind"), null, List.of(), Scope.NATIONAL);
  }

  /** Returns the same allowance within {@code value}; the default is {@link Scope#NATIONAL}. */
  public Allowance within(Scope value) {
    return new Allowance(kind, quantity, apps, Objects.requireNonNull(value, "scope"));
  }

  /** Returns what is given. */
  public Kind kind() {
    return kind;
  }

  /** Returns how much: megabytes, minutes or messages; empty when unlimited. */
  public OptionalLong quantity() {
    return quantity == null ? OptionalLong.empty() : OptionalLong.of(quantity);
  }

  /** Says whether the plan sets no quantity. */
  public boolean isUnlimited() {
    return quantity == null;
  }

  /** Returns the apps whose data is not counted; empty for other kinds. */
  public List<String> apps() {
    return apps;
  }

  /** Returns where it may be used. */
  public Scope scope() {
    return scope;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Allowance that
        && kind == that.kind
        && Objects.equals(quantity, that.quantity)
        && apps.equals(that.apps)
        && scope == that.scope;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, quantity, apps, scope);
  }

  @Override
  public String toString() {
    String amount = switch (kind) {
      case APPS -> String.join(", ", apps);
      case DATA -> quantity == null ? "unlimited data" : quantity + " MB";
      case VOICE -> quantity == null ? "unlimited calls" : quantity + " min";
      case SMS -> quantity == null ? "unlimited SMS" : quantity + " SMS";
    };
    return scope == Scope.NATIONAL ? amount : amount + " " + scope;
  }

  /** What an allowance is counted in. */
  public enum Kind {
    /** Mobile data, in megabytes. */
    DATA,
    /** Calls, in minutes. */
    VOICE,
    /** Text messages. */
    SMS,
    /** Named apps whose data is not counted. */
    APPS
  }

  /** Where an allowance may be used. */
  public enum Scope {
    /** To lines of the same carrier. */
    ON_NET,
    /** Within the country. */
    NATIONAL,
    /** From the country to abroad. */
    INTERNATIONAL,
    /** While abroad. */
    ROAMING
  }
}
