/** Channels, advice, planning, deferred payment and auto-renewal for people with a SIM card. */
module io.recarga.renewal {
  requires transitive io.recarga.core;
  requires static transitive org.jspecify;

  exports io.recarga.renewal;
  exports io.recarga.renewal.advice;
  exports io.recarga.renewal.forecast;
  exports io.recarga.renewal.planning;
  exports io.recarga.renewal.mandate;
  exports io.recarga.renewal.payment;
  exports io.recarga.renewal.sim;
  exports io.recarga.renewal.store;
}
