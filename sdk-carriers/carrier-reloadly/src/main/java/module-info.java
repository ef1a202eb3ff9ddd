/** Tops up through an account at Reloadly. */
module io.recarga.carrier.reloadly {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.reloadly;

  opens io.recarga.carrier.reloadly to
      com.squareup.moshi;
}
