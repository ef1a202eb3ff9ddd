package io.recarga.simulator.tapi;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One product of a {@link TapiCompany}. Immutable. */
public final class TapiProduct {
  private final String id;
  private final String description;
  private final String type;
  private final String amountType;
  private final BigDecimal least;
  private final BigDecimal most;
  private final List<BigDecimal> allowed;

  private TapiProduct(
      String id,
      String description,
      String type,
      String amountType,
      BigDecimal least,
      BigDecimal most,
      List<BigDecimal> allowed) {
    this.id = id;
    this.description = description;
    this.type = type;
    this.amountType = amountType;
    this.least = least;
    this.most = most;
    this.allowed = allowed;
  }

  /** Makes credit of any amount from {@code least} to {@code most}. */
  public static TapiProduct open(String id, String description, String least, String most) {
    return new TapiProduct(
        id,
        description,
        "RECARGA_SALDO",
        "OPEN",
        new BigDecimal(least),
        new BigDecimal(most),
        List.of());
  }

  /** Makes a package of one amount. */
  public static TapiProduct closed(String id, String description, String amount) {
    BigDecimal only = new BigDecimal(amount);
    return new TapiProduct(id, description, "PAQUETE", "CLOSED", only, only, List.of());
  }

  /** Makes credit of some amounts. */
  public static TapiProduct fixed(String id, String description, String... amounts) {
    List<BigDecimal> allowed =
        Arrays.stream(amounts).map(BigDecimal::new).sorted().toList();
    return new TapiProduct(
        id,
        description,
        "RECARGA_SALDO",
        "FIXED",
        allowed.get(0),
        allowed.get(allowed.size() - 1),
        allowed);
  }

  /** Returns its id. */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id + " " + description;
  }

  boolean takes(BigDecimal amount) {
    return allowed.isEmpty()
        ? amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0
        : allowed.stream().anyMatch(one -> one.compareTo(amount) == 0);
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object(
        "productType", type,
        "productId", id,
        "productDescription", description,
        "status", "live",
        "amountType", amountType,
        "amount", amountType.equals("CLOSED") ? least : BigDecimal.ZERO,
        "minAmount", least,
        "maxAmount", most,
        "allowedAmounts", allowed,
        "additionalData", null);
  }
}
