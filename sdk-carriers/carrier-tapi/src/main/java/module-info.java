/** Tops up through an account at TAPI. */
module io.recarga.carrier.tapi {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.tapi;

  opens io.recarga.carrier.tapi to
      com.squareup.moshi;
}
