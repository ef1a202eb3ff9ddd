package io.recarga.simulator.tapi;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One company in the catalogue of a {@link TapiSimulator}. Immutable. */
public final class TapiCompany {
  private static final String IDENTIFIER = "PHONE";

  private final String code;
  private final String name;
  private final boolean active;
  private final int digits;
  private final List<TapiProduct> products;

  private TapiCompany(
      String code, String name, boolean active, int digits, List<TapiProduct> products) {
    this.code = code;
    this.name = name;
    this.active = active;
    this.digits = digits;
    this.products = products;
  }

  /**
   * Makes a company.
   *
   * @param code TAPI's code of it, such as "PE-R-00001"
   * @param digits how many digits its numbers have
   */
  public static TapiCompany of(String code, String name, int digits, TapiProduct... products) {
    return new TapiCompany(code, name, true, digits, List.of(products));
  }

  /** Returns the same company, not available now. */
  public TapiCompany inactive() {
    return new TapiCompany(code, name, false, digits, products);
  }

  /** Returns TAPI's code of it. */
  public String code() {
    return code;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return code + " " + name;
  }

  boolean isActive() {
    return active;
  }

  Optional<TapiProduct> product(@Nullable String id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  boolean takes(@Nullable String identifierName, @Nullable String value) {
    return IDENTIFIER.equals(identifierName)
        && value != null
        && value.matches("[0-9]{" + digits + "}");
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object(
        "companyCode",
        code,
        "companyName",
        name,
        "companyType",
        "RECHARGE",
        "companyLogo",
        null,
        "tags",
        List.of(),
        "products",
        products.stream().map(TapiProduct::toJson).toList(),
        "identifierName",
        IDENTIFIER,
        "identifierValue",
        null,
        "dataType",
        "NUM",
        "helpText",
        "Phone number",
        "minLength",
        digits,
        "maxLength",
        digits);
  }
}
