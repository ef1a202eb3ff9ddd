package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way a person renews a line. Travels to carriers that take one; optional on a top-up.
 *
 * <p>The seven kinds are fixed; a name tells which app, platform or chain it was.
 */
public final class Channel {
  /** The operator's website. */
  public static final Channel OPERATOR_WEBSITE = new Channel(Kind.OPERATOR_WEBSITE, null);

  /** The operator's app. */
  public static final Channel OPERATOR_APP = new Channel(Kind.OPERATOR_APP, null);

  /** A payment platform of someone else, such as Alipay, WeChat Pay or Yape. */
  public static final Channel THIRD_PARTY_PLATFORM = new Channel(Kind.THIRD_PARTY_PLATFORM, null);

  /** A store of the operator. */
  public static final Channel OPERATOR_STORE = new Channel(Kind.OPERATOR_STORE, null);

  /** A convenience store, supermarket or pharmacy. */
  public static final Channel CONVENIENCE_STORE = new Channel(Kind.CONVENIENCE_STORE, null);

  /** A self-service kiosk. */
  public static final Channel KIOSK = new Channel(Kind.KIOSK, null);

  /** Postal mail. */
  public static final Channel POSTAL_MAIL = new Channel(Kind.POSTAL_MAIL, null);

  private final Kind kind;
  private final @Nullable String name;

  private Channel(Kind kind, @Nullable String name) {
    this.kind = kind;
    this.name = name;
  }

  /** Returns the channel of {@code kind} without a name. */
  public static Channel of(Kind kind) {
    return new Channel(Objects.requireNonNull(kind, "kind"), null);
  }

  /**
   * Returns the same kind of channel with the name of the app, platform or chain.
   *
   * @throws IllegalArgumentException if the name is empty or longer than 60 characters
   */
  public Channel named(String value) {
    String bare = Objects.requireNonNull(value, "name").strip();
    if (bare.isEmpty() || bare.length() > 60 || bare.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("name: give 1 to 60 printable characters");
    }
    return new Channel(kind, bare);
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name of the app, platform or chain, or null when none was given. */
  public @Nullable String name() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Channel that && kind == that.kind && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name);
  }

  @Override
  public String toString() {
    return name == null ? kind.toString() : kind + " " + name;
  }

  /** The seven ways to renew a line. */
  public enum Kind {
    /** The operator's website. */
    OPERATOR_WEBSITE,
    /** The operator's app. */
    OPERATOR_APP,
    /** A payment platform of someone else. */
    THIRD_PARTY_PLATFORM,
    /** A store of the operator. */
    OPERATOR_STORE,
    /** A convenience store, supermarket or pharmacy. */
    CONVENIENCE_STORE,
    /** A self-service kiosk, often open 24 hours. */
    KIOSK,
    /** Postal mail, slow and with an extra fee. */
    POSTAL_MAIL
  }
}
