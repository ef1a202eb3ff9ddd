package io.recarga;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mobile network behind a line. Carriers are data, an open set: {@code recarga-market-peru}
 * holds Peru's, an app may add others. Two carriers with one {@link #id} are equal.
 */
public final class Carrier {
  private final String id;
  private final String brand;
  private final String country;
  private final Currency currency;
  private final List<String> mccMnc;
  private final @Nullable String source;

  private Carrier(Builder b) {
    id = b.id;
    brand = b.brand;
    country = b.country;
    currency = b.currency == null ? currencyOfCountry(b.country) : b.currency;
    mccMnc = List.copyOf(b.mccMnc);
    source = b.source;
  }

  /**
   * Begins a carrier.
   *
   * @param id lower-case words joined by dashes, ending in the country, such as "claro-pe"
   * @param brand the name people know, such as "Claro"
   * @param country ISO 3166 code, such as "PE"
   * @throws IllegalArgumentException if one of them is malformed
   */
  public static Builder builder(String id, String brand, String country) {
    return new Builder(id, brand, country);
  }

  /** Returns the id, such as "claro-pe". */
  public String id() {
    return id;
  }

  /** Returns the name people know, such as "Claro". */
  public String brand() {
    return brand;
  }

  /** Returns the ISO 3166 code of the country, such as "PE". */
  public String country() {
    return country;
  }

  /** Returns the currency of this carrier's lines: the country's own unless set otherwise. */
  public Currency currency() {
    return currency;
  }

  /**
   * Returns the network codes as text, such as "716-10"; empty when unknown. Text, because "716-06"
   * and "716-006" are both in use.
   */
  public List<String> mccMnc() {
    return mccMnc;
  }

  /** Returns where these facts come from and their date, or null for a carrier made by the app. */
  public @Nullable String source() {
    return source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Carrier that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }

  private static Currency currencyOfCountry(String country) {
    try {
      Currency found = Currency.getInstance(new Locale("", country));
      if (found != null) {
        return found;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("country: not an ISO 3166 code such as PE: " + country, e);
    }
    throw new IllegalArgumentException("currency: set it, " + country + " has none of its own");
  }

  /** Builds a {@link Carrier}. */
  public static final class Builder {
    private final String id;
    private final String brand;
    private final String country;
    private @Nullable Currency currency;
    private List<String> mccMnc = List.of();
    private @Nullable String source;

    private Builder(String id, String brand, String country) {
      this.id = Objects.requireNonNull(id, "id");
      this.brand = Texts.bounded(brand, "brand", 60);
      this.country = Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT);
      if (!isWords(id) || id.length() > 40) {
        throw new IllegalArgumentException(
            "id: use lower-case words joined by dashes, such as claro-pe: \"" + id + "\"");
      }
      if (!isCountry(this.country)) {
        throw new IllegalArgumentException("country: not an ISO 3166 code such as PE: " + country);
      }
    }

    /** Sets the currency of the lines, as ISO 4217 code; by default the country's own. */
    public Builder currency(String code) {
      currency = Money.currencyOf(code);
      return this;
    }

    /**
     * Sets the network codes.
     *
     * @throws IllegalArgumentException if one is not three digits, a dash and two or three digits
     */
    public Builder mccMnc(String... codes) {
      for (String code : codes) {
        if (!isMccMnc(code)) {
          throw new IllegalArgumentException("mccMnc: not of the form 716-10: \"" + code + "\"");
        }
      }
      mccMnc = List.of(codes);
      return this;
    }

    /** Sets where the facts come from, with their date. */
    public Builder source(String text) {
      source = Objects.requireNonNull(text, "source");
      return this;
    }

    /** Builds the carrier. */
    public Carrier build() {
      return new Carrier(this);
    }

    private static boolean isWords(String text) {
      boolean inWord = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean joins = c == '-' && inWord;
        inWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!inWord && !joins) {
          return false;
        }
      }
      return inWord;
    }

    private static boolean isCountry(String text) {
      return text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    private static boolean isCapital(char c) {
      return c >= 'A' && c <= 'Z';
    }

    private static boolean isMccMnc(String text) {
      return (text.length() == 6 || text.length() == 7)
          && Texts.isDigits(text.substring(0, 3))
          && text.charAt(3) == '-'
          && Texts.isDigits(text.substring(4));
    }
  }
}
