package io.recarga.journal;

import io.recarga.Money;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The named parts of a row's body. What is null, nothing, false or empty is left out. Reading takes a
 * part out, so that what is left at the end is what a later version of this library wrote.
 */
final class Fields {
  private final Map<String, Object> parts;
  // A row holds the same moment under several names, and its text is dear to make.
  private @Nullable Instant latest;
  private @Nullable Instant earlier;
  private String latestText = "";
  private String earlierText = "";

  Fields(Map<String, Object> parts) {
    this.parts = new LinkedHashMap<>(parts);
  }

  /** Returns the parts that were put in or not yet taken. */
  Map<String, Object> rest() {
    return parts;
  }

  void put(String name, @Nullable String value) {
    if (value != null) {
      parts.put(name, value);
    }
  }

  void put(String name, @Nullable Instant value) {
    put(name, value == null ? null : textOf(value));
  }

  private String textOf(Instant value) {
    if (value.equals(latest)) {
      return latestText;
    }
    String text = value.equals(earlier) ? earlierText : value.toString();
    earlier = latest;
    earlierText = latestText;
    latest = value;
    latestText = text;
    return text;
  }

  void put(String name, @Nullable AdapterId value) {
    put(name, value == null ? null : value.value());
  }

  void put(String name, @Nullable Enum<?> value) {
    put(name, value == null ? null : value.name());
  }

  void put(String name, @Nullable Money value) {
    put(name, value == null ? null : value.amount().toPlainString() + " " + value.currency());
  }

  void put(String name, int value) {
    if (value != 0) {
      parts.put(name, BigDecimal.valueOf(value));
    }
  }

  void put(String name, boolean value) {
    if (value) {
      parts.put(name, true);
    }
  }

  void put(String name, Collection<?> values) {
    if (!values.isEmpty()) {
      parts.put(name, values);
    }
  }

  void put(String name, Map<String, ?> values) {
    if (!values.isEmpty()) {
      parts.put(name, values);
    }
  }

  @Nullable
  String text(String name) {
    return (String) parts.remove(name);
  }

  String needed(String name) {
    return Objects.requireNonNull(text(name), name);
  }

  @Nullable
  Instant time(String name) {
    String text = text(name);
    return text == null ? null : Instant.parse(text);
  }

  Instant neededTime(String name) {
    return Instant.parse(needed(name));
  }

  @Nullable
  Money money(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    int space = text.indexOf(' ');
    return Money.of(text.substring(0, space), text.substring(space + 1));
  }

  @Nullable
  AdapterId adapter(String name) {
    String text = text(name);
    return text == null ? null : AdapterId.of(text);
  }

  <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : Enum.valueOf(type, text);
  }

  int count(String name) {
    BigDecimal number = (BigDecimal) parts.remove(name);
    return number == null ? 0 : number.intValueExact();
  }

  boolean flag(String name) {
    return parts.remove(name) != null;
  }

  @SuppressWarnings("unchecked") // Whoever wrote the part put a list of text there.
  List<String> texts(String name) {
    Object list = parts.remove(name);
    return list == null ? List.of() : (List<String>) list;
  }

  @SuppressWarnings("unchecked") // Whoever wrote the part put a map there.
  <V> Map<String, V> map(String name) {
    Object map = parts.remove(name);
    return map == null ? Map.of() : (Map<String, V>) map;
  }
}
