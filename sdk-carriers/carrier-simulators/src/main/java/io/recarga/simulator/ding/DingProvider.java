package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One provider in the catalogue of a {@link DingSimulator}. Immutable. */
public final class DingProvider {
  private final String code;
  private final String name;
  private final String country;
  private final List<String> prefixes;
  private final boolean processing;
  private final List<String> promotions;

  private DingProvider(Builder b) {
    code = b.code;
    name = b.name;
    country = b.country;
    prefixes = List.copyOf(b.prefixes);
    processing = b.processing;
    promotions = List.copyOf(b.promotions);
  }

  /** Begins a provider. */
  public static Builder builder(String code, String name, String country) {
    return new Builder(code, name, country);
  }

  /** Returns Ding's code of it. */
  public String code() {
    return code;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  /** Returns the ISO 3166 code of its country. */
  public String country() {
    return country;
  }

  @Override
  public String toString() {
    return code + " " + name;
  }

  boolean isProcessing() {
    return processing;
  }

  List<String> promotions() {
    return promotions;
  }

  /** Says whether the account look-up names it for a number. */
  boolean mayServe(String digits) {
    return prefixes.stream().anyMatch(digits::startsWith);
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object(
        "ProviderCode",
        code,
        "CountryIso",
        country,
        "Name",
        name,
        "ShortName",
        null,
        "ValidationRegex",
        Country.of(country).regex(),
        "CustomerCareNumber",
        null,
        "RegionCodes",
        List.of(country),
        "PaymentTypes",
        List.of("Prepaid"),
        "LogoUrl",
        "https://imagerepo.example/logo/" + code + ".png");
  }

  /** Builds a {@link DingProvider}. */
  public static final class Builder {
    private final String code;
    private final String name;
    private final String country;
    private final List<String> promotions = new ArrayList<>();
    private List<String> prefixes = List.of();
    private boolean processing = true;

    private Builder(String code, String name, String country) {
      this.code = code;
      this.name = name;
      this.country = country.toUpperCase(Locale.ROOT);
    }

    /** Sets with which international digits the numbers begin that the look-up names it for. */
    public Builder prefixes(String... values) {
      prefixes = List.of(values);
      return this;
    }

    /** Lets Ding pass no transfers on to it now. */
    public Builder down() {
      processing = false;
      return this;
    }

    /** Adds a promotion by its headline. */
    public Builder promotion(String headline) {
      promotions.add(headline);
      return this;
    }

    /** Builds the provider. */
    public DingProvider build() {
      return new DingProvider(this);
    }
  }
}
