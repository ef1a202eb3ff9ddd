/** Carriers as local servers, with faults and a ledger. */
module io.recarga.simulator {
  requires transitive io.recarga.core;
  requires com.squareup.moshi;
  requires mockwebserver3;
  requires static transitive org.jspecify;

  exports io.recarga.simulator;
  exports io.recarga.simulator.ding;
  exports io.recarga.simulator.dtone;
  exports io.recarga.simulator.reloadly;
  exports io.recarga.simulator.selfcare;
  exports io.recarga.simulator.tapi;
  exports io.recarga.simulator.tmf654;
}
