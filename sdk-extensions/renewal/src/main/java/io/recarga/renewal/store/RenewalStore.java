package io.recarga.renewal.store;

import io.recarga.spi.Beta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents, each changed by compare-and-set: of two machines that change one version, one wins
 * and the other is told. Thread-safe.
 *
 * <p>A write that throws may have happened: read again before deciding.
 */
@Beta
public interface RenewalStore {

  /** Makes a store that is lost with the process, to try things out. */
  static RenewalStore inMemory() {
    return new InMemoryRenewalStore();
  }

  /** Returns a document. */
  Optional<Stored> find(String kind, String id);

  /** Inserts a document; returns whether there was none with that kind and id. */
  boolean insert(Stored first);

  /** Replaces a document if it still is at {@code before}'s version; returns whether it was. */
  boolean replace(Stored before, Stored after);

  /** Lists documents whose wake has come, the longest waiting first. */
  List<Stored> due(String kind, Instant now, int limit);

  /** Lists documents by id after {@code afterId}; null begins with the first. */
  List<Stored> list(String kind, @Nullable String afterId, int limit);
}
