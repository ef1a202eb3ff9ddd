package io.recarga.benchmark.client;

import java.io.IOException;

/** One way to top up. Thread-safe. */
interface Client extends AutoCloseable {

  /** Makes top-up number {@code n}, which is different for each call of this process. */
  void topUp(long n) throws IOException;

  /** Lets go of what was held. */
  @Override
  default void close() {}
}
