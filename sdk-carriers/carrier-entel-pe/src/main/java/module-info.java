/** Tops up lines of Entel in Peru. */
module io.recarga.carrier.entel.peru {
  requires transitive io.recarga.carrier.tmf654;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.entel.peru;
}
