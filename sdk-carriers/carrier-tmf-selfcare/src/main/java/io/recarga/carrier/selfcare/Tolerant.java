package io.recarga.carrier.selfcare;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
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
 * Reads lists as carriers send them: an array, or the one object that it would hold. An element of
 * another shape is left out, so that it hides no other; so is a part that should be an object and is
 * none.
 */
final class Tolerant {
  static final JsonAdapter.Factory FACTORY = Tolerant::create;

  private Tolerant() {}

  private static @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (!annotations.isEmpty()) {
      return null;
    }
    if (type instanceof ParameterizedType list && Types.getRawType(type) == List.class) {
      return new OneOrMany<>(moshi.adapter(list.getActualTypeArguments()[0])).nullSafe();
    }
    return Types.getRawType(type).isRecord()
        ? new ObjectOnly<>(moshi.nextAdapter(FACTORY, type, annotations))
        : null;
  }

  private static final class OneOrMany<T> extends JsonAdapter<List<@Nullable T>> {
    private final JsonAdapter<T> element;

    private OneOrMany(JsonAdapter<T> element) {
      this.element = element;
    }

    @Override
    public List<@Nullable T> fromJson(JsonReader reader) throws IOException {
      List<@Nullable T> found = new ArrayList<>();
      if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
        add(reader, found);
        return found;
      }
      reader.beginArray();
      while (reader.hasNext()) {
        add(reader, found);
      }
      reader.endArray();
      return found;
    }

    private void add(JsonReader reader, List<@Nullable T> found) throws IOException {
      try (JsonReader ahead = reader.peekJson()) {
        found.add(element.fromJson(ahead));
      } catch (JsonDataException e) {
        // A null in its place tells "nothing was listed" from "nothing could be read".
        found.add(null);
      }
      reader.skipValue();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<@Nullable T> value) throws IOException {
      writer.beginArray();
      for (T each : value == null ? List.<T>of() : value) {
        element.toJson(writer, each);
      }
      writer.endArray();
    }
  }

  private static final class ObjectOnly<T> extends JsonAdapter<T> {
    private final JsonAdapter<T> object;

    private ObjectOnly(JsonAdapter<T> object) {
      this.object = object;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        return object.fromJson(reader);
      }
      reader.skipValue();
      return null;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      object.toJson(writer, value);
    }
  }
}
