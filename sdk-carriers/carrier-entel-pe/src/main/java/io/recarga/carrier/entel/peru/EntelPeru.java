package io.recarga.carrier.entel.peru;

import io.recarga.Carrier;
import io.recarga.carrier.tmf654.Tmf654;
import io.recarga.carrier.tmf654.TmfAccount;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.carrier.tmf654.TmfDialect;
import io.recarga.spi.CarrierAdapter;
import okhttp3.HttpUrl;

/**
 * Tops up lines of Entel in Peru through TM Forum's TMF654, for partners who hold a contract: it names
 * the address, the credentials, and what {@link TmfAccount.Builder#dialect} has to change.
 *
 * <p>Entel publishes no recharge API and has certified nothing here. The defaults are the plain standard
 * v4.0.0; see {@link io.recarga.carrier.tmf654.TmfCertification} for how to find out what holds.
 */
public final class EntelPeru {
  private static final Carrier ENTEL =
      Carrier.builder("entel-pe", "Entel", "PE").build();

  // Entel publishes no dialect: plain v4.0.0 until a contract says more. (Looked up 2026-11)
  private static final TmfDialect DIALECT = TmfDialect.builder(ENTEL).build();

  private EntelPeru() {}

  /** Begins an account with test money at the address that the contract names. */
  public static TmfAccount.Builder sandbox(HttpUrl baseUrl, TmfAuth auth) {
    return TmfAccount.sandbox(DIALECT, baseUrl, auth);
  }

  /** Begins an account with real money at the address that the contract names. */
  public static TmfAccount.Builder live(HttpUrl baseUrl, TmfAuth auth) {
    return TmfAccount.live(DIALECT, baseUrl, auth);
  }

  /**
   * Makes the adapter of {@code account}; opens no connection yet.
   *
   * @throws IllegalArgumentException if it is an account at another carrier
   */
  public static CarrierAdapter connect(TmfAccount account) {
    return Tmf654.connect(account.requireCarrier(ENTEL));
  }
}
