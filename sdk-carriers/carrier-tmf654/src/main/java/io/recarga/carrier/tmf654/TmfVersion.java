package io.recarga.carrier.tmf654;

/** Which edition of TMF654 a carrier speaks; answers of all of them are read in any case. */
public enum TmfVersion {
  /** R17 (2.0.4): {@code /balanceTopup}, a line is a product. */
  R17("tmf-api/prepayBalanceManagement/v2", "balanceTopup", "balanceTopup", "product.id"),
  /** v4.0.0, TM Forum's production edition since 2020. */
  V4_0(
      "tmf-api/prepayBalanceManagement/v4",
      "topupBalance",
      "balanceActionHistory",
      "logicalResource.id"),
  /** v4.1.0, a pre-production edition of 2023. */
  V4_1("tmf-api/prepayBalanceManagement/v4", "topupBalance", "balanceAction", "logicalResource.id");

  private final String path;
  private final String topUps;
  private final String activity;
  private final String lineFilter;

  TmfVersion(String path, String topUps, String activity, String lineFilter) {
    this.path = path;
    this.topUps = topUps;
    this.activity = activity;
    this.lineFilter = lineFilter;
  }

  String path() {
    return path;
  }

  String topUps() {
    return topUps;
  }

  /** Returns where the actions of a line are listed; R17 lists its top-ups only. */
  String activity() {
    return activity;
  }

  String lineFilter() {
    return lineFilter;
  }
}
