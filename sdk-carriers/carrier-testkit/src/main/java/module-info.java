/** The contract of a carrier adapter, as JUnit tests. */
module io.recarga.testkit {
  requires transitive io.recarga.core;
  requires transitive io.recarga.simulator;
  requires transitive mockwebserver3;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports io.recarga.testkit;

  // JUnit calls the contract's cases, which are not public.
  opens io.recarga.testkit to
      org.junit.platform.commons;
}
