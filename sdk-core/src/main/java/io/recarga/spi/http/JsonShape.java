package io.recarga.spi.http;

import com.squareup.moshi.JsonReader;
import io.recarga.spi.Beta;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of a JSON document by hand: for what an app's first top-up needs, because Moshi's
 * adapters take milliseconds to get ready.
 *
 * @param <T> what is read
 */
@Beta
@FunctionalInterface
public interface JsonShape<T> {

  /**
   * Takes the next value, whole.
   *
   * @throws IOException if it is not JSON
   * @throws RuntimeException if it is of another shape
   */
  @Nullable
  T read(JsonReader reader) throws IOException;
}
