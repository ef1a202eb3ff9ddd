package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** One request that was let in. */
final class Call {
  private final RecordedRequest request;

  Call(RecordedRequest request) {
    this.request = request;
  }

  /** Returns the values of a repeated parameter; empty means that it does not filter. */
  List<String> all(String name) {
    return request.getUrl().queryParameterValues(name).stream()
        .filter(Objects::nonNull)
        .filter(value -> !value.isBlank())
        .toList();
  }

  @Nullable
  String one(String name) {
    String value = request.getUrl().queryParameter(name);
    return value == null || value.isBlank() ? null : value;
  }

  @Nullable
  String header(String name) {
    return request.getHeaders().get(name);
  }

  RecordedRequest request() {
    return request;
  }

  Map<String, @Nullable Object> object() {
    try {
      return Json.readObject(text());
    } catch (IllegalArgumentException e) {
      throw new Refused(4, "RequestInvalid", null);
    }
  }

  List<Map<String, @Nullable Object>> objects() {
    try {
      return Json.readArray(text()).stream().map(Call::object).toList();
    } catch (IllegalArgumentException e) {
      throw new Refused(4, "RequestInvalid", null);
    }
  }

  private String text() {
    var body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new IllegalArgumentException("not an object");
  }

  /** Returns the text under {@code name}; null if it is missing or blank. */
  static @Nullable String text(Map<String, @Nullable Object> body, String name) {
    Object value = body.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw Refused.invalid(name);
    }
    return text.isBlank() ? null : text;
  }

  static String required(Map<String, @Nullable Object> body, String name) {
    String text = text(body, name);
    if (text == null) {
      throw Refused.missing(name);
    }
    return text;
  }

  /** Returns the number under {@code name}; null if it is missing. A text is no number. */
  static @Nullable BigDecimal number(Map<String, @Nullable Object> body, String name) {
    Object value = body.get(name);
    if (value == null || value instanceof BigDecimal) {
      return (BigDecimal) value;
    }
    throw Refused.invalid(name);
  }

  static int whole(Map<String, @Nullable Object> body, String name, int least, int most) {
    BigDecimal number = number(body, name);
    if (number == null) {
      throw Refused.missing(name);
    }
    boolean fits = number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!fits) {
      throw Refused.outOfRange(name);
    }
    return number.intValue();
  }
}
