/** Tops up lines of Claro in Peru. */
module io.recarga.carrier.claro.peru {
  requires transitive io.recarga.carrier.tmf654;
  requires static transitive org.jspecify;

  exports io.recarga.carrier.claro.peru;
}
