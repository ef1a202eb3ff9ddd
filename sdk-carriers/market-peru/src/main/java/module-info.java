/** Peru as data. */
module io.recarga.market.peru {
  requires transitive io.recarga.core;
  requires static transitive org.jspecify;

  exports io.recarga.market.peru;
}
