/** Tops up lines of Movistar in Peru. */
module io.recarga.carrier.movistar.peru {
  requires transitive io.recarga.carrier.tmf654;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.movistar.peru;
}
