/** Adds what a carrier tells by TM Forum APIs about a line to an adapter. */
module io.recarga.carrier.selfcare {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.selfcare;

  opens io.recarga.carrier.selfcare to
      com.squareup.moshi;
}
