/** The engine that tops up prepaid SIM cards at most once. */
module io.recarga.core {
  requires transitive okhttp3;
  requires transitive com.squareup.moshi;
  requires transitive java.sql;
  requires static transitive org.jspecify;

  exports io.recarga;
  exports io.recarga.spi;
  exports io.recarga.spi.http;
  exports io.recarga.journal;
  exports io.recarga.retry;
}
