package io.recarga.wirecheck;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what a wire record holds with the JSON it was read from, field by field. */
public final class ReadBack {
  private final Set<String> seen;
  private final BiPredicate<Object, JsonNode> own;

  /** Notes in {@code seen} the fields that were there, such as "Sale.status". */
  public ReadBack(Set<String> seen) {
    this(seen, (held, json) -> false);
  }

  /**
   * Does the same where some types are no plain records.
   *
   * @param own compares such a value by itself: returns false for any other, throws if it differs
   */
  public ReadBack(Set<String> seen, BiPredicate<Object, JsonNode> own) {
    this.seen = seen;
    this.own = own;
  }

  /**
   * Compares a record with an object.
   *
   * @throws AssertionError if they differ
   */
  public void check(Record read, JsonNode json) throws ReflectiveOperationException {
    for (RecordComponent component : read.getClass().getRecordComponents()) {
      String name = component.getName();
      String field = read.getClass().getSimpleName() + "." + name;
      JsonNode value = json.get(nameOf(component));
      component.getAccessor().setAccessible(true);
      Object held = component.getAccessor().invoke(read);
      if (value != null && !value.isNull()) {
        seen.add(field);
      }
      checkValue(field, held, value);
    }
  }

  /**
   * Compares a list with an array, or with the one object that stands in its place.
   *
   * @throws AssertionError if they differ
   */
  public void checkAll(List<?> read, JsonNode json) throws ReflectiveOperationException {
    int size = json.isArray() ? json.size() : 1;
    require(read.size() == size, "list", read.size(), json);
    for (int i = 0; i < size; i++) {
      checkValue("[" + i + "]", read.get(i), json.isArray() ? json.get(i) : json);
    }
  }

  private void checkValue(String field, @Nullable Object held, @Nullable JsonNode value)
      throws ReflectiveOperationException {
    if (held != null && value != null && own.test(held, value)) {
      return;
    }
    if (value == null || value.isNull()) {
      require(held == null, field, held, value);
    } else if (held instanceof Record record) {
      check(record, value);
    } else if (held instanceof List<?> list) {
      checkAll(list, value);
    } else if (held instanceof BigDecimal number) {
      require(number.compareTo(new BigDecimal(value.asString())) == 0, field, held, value);
    } else {
      require(held != null && held.toString().equals(value.asString()), field, held, value);
    }
  }

  /** Returns the name on the wire, which Moshi is told where Java cannot spell it. */
  private static String nameOf(RecordComponent component) throws ReflectiveOperationException {
    for (var annotation : component.getAccessor().getAnnotations()) {
      if (annotation.annotationType().getName().equals("com.squareup.moshi.Json")) {
        return (String) annotation.annotationType().getMethod("name").invoke(annotation);
      }
    }
    return component.getName();
  }

  private static void require(
      boolean equal, String field, @Nullable Object held, @Nullable JsonNode value) {
    if (!equal) {
      throw new AssertionError(
          field + ": holds " + held + ", sent was " + Objects.toString(value, "nothing"));
    }
  }
}
