/** Tops up lines of Bitel in Peru. */
module io.recarga.carrier.bitel.peru {
  requires transitive io.recarga.carrier.tmf654;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.bitel.peru;
}
