/** Tops up through a carrier that speaks TM Forum's TMF654. */
@SuppressWarnings("module") // The standard is called TMF654.
module io.recarga.carrier.tmf654 {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.tmf654;

  opens io.recarga.carrier.tmf654 to
      com.squareup.moshi;
}
