package io.recarga.carrier.tmf654;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ErrorTable;
import java.util.Objects;

/** Tops up through an account at a carrier that speaks TMF654 in some dialect. */
public final class Tmf654 {
  private Tmf654() {}

  /** Makes the adapter of {@code account}; opens no connection yet. */
  public static CarrierAdapter connect(TmfAccount account) {
    return new Tmf654Adapter(Objects.requireNonNull(account, "account"));
  }

  /** Returns what errors prove at any carrier; a dialect adds its own. */
  public static ErrorTable errors() {
    return Errors.TABLE;
  }
}
