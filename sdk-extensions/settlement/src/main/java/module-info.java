/** Settlement files. */
module io.recarga.settlement {
  requires transitive io.recarga.core;
  requires static transitive org.jspecify;

  exports io.recarga.settlement;
}
