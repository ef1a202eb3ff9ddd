/** Metrics of an installation. */
module io.recarga.micrometer {
  requires transitive io.recarga.core;
  requires transitive micrometer.core;
  requires static transitive org.jspecify;

  exports io.recarga.micrometer;
}
