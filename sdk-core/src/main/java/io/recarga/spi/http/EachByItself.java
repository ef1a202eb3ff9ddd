package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.recarga.spi.Beta;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list and leaves out what is of another shape, so that one odd entry hides no other. A list
 * of odd entries only is refused as odd.
 *
 * @param <T> what the list holds
 */
@Beta
public final class EachByItself<T> extends JsonAdapter<List<@Nullable T>> {
  private final JsonAdapter<T> element;

  /** Makes a reader of lists whose entries {@code element} reads. */
  public EachByItself(JsonAdapter<T> element) {
    this.element = element;
  }

  @Override
  public List<@Nullable T> fromJson(JsonReader reader) throws IOException {
    return CarrierJson.eachByItself(reader, element::fromJson);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable List<@Nullable T> value) {
    throw new UnsupportedOperationException("lists are only read");
  }
}
