/** Tops up through an account at DT One. */
module io.recarga.carrier.dtone {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.dtone;

  opens io.recarga.carrier.dtone to
      com.squareup.moshi;
}
