package io.recarga.carrier.tmf654;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list from an array or from the one object that stands in its place: v4.0 makes {@code
 * logicalResource} and {@code product} arrays, its samples and v4.1 objects. An element that cannot
 * be read makes the whole unreadable, because what is missed might be ours.
 */
final class OneOrMany<T> extends JsonAdapter<List<@Nullable T>> {
  private final JsonAdapter<T> element;

  private OneOrMany(JsonAdapter<T> element) {
    this.element = element;
  }

  static @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    boolean isList = Types.getRawType(type) == List.class && annotations.isEmpty();
    return isList && type instanceof ParameterizedType list
        ? new OneOrMany<>(moshi.adapter(list.getActualTypeArguments()[0]))
        : null;
  }

  @Override
  public @Nullable List<@Nullable T> fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    List<@Nullable T> found = new ArrayList<>();
    if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
      found.add(element.fromJson(reader));
      return found;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      found.add(element.fromJson(reader));
    }
    reader.endArray();
    return found;
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable List<@Nullable T> value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    writer.beginArray();
    for (T each : value) {
      element.toJson(writer, each);
    }
    writer.endArray();
  }
}
