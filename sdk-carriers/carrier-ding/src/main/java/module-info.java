/** Tops up through an account at Ding Connect. */
module io.recarga.carrier.ding {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.ding;

  opens io.recarga.carrier.ding to
      com.squareup.moshi;
}
