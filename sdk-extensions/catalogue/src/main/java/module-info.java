/** Finds carriers and plans by what people type. */
module io.recarga.catalogue {
  requires transitive io.recarga.core;
  requires static transitive org.jspecify;

  exports io.recarga.catalogue;
}
