package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One request that was let in, with the parts of its path. */
final class Call {
  private final RecordedRequest request;
  private final Map<String, String> parts;

  Call(RecordedRequest request, Map<String, String> parts) {
    this.request = request;
    this.parts = parts;
  }

  String part(String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalStateException("no part " + name);
    }
    return value;
  }

  long id(String name) {
    String text = part(name);
    if (!text.matches("[0-9]{1,18}")) {
      throw new Refused(400, "INVALID_REQUEST", name + " must be a number");
    }
    return Long.parseLong(text);
  }

  HttpUrl url() {
    return request.getUrl();
  }

  @Nullable
  String query(String name) {
    return request.getUrl().queryParameter(name);
  }

  boolean flag(String name, boolean otherwise) {
    String value = query(name);
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  int number(String name, int otherwise) {
    String value = query(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    if (!value.matches("-?[0-9]{1,8}")) {
      throw new Refused(400, "INVALID_REQUEST", name + " must be a number");
    }
    return Integer.parseInt(value);
  }

  Map<String, @Nullable Object> body() {
    ByteString body = request.getBody();
    try {
      return Json.readObject(body == null ? "" : body.utf8());
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "INVALID_REQUEST", "Malformed JSON request");
    }
  }

  /** Reads a number that may come as number or as text; null if it is neither. */
  static @Nullable BigDecimal decimal(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    boolean numeric = value instanceof String text && text.matches("-?[0-9]{1,12}(\\.[0-9]{1,8})?");
    return numeric ? new BigDecimal(String.valueOf(value)) : null;
  }

  static @Nullable Long whole(@Nullable Object value) {
    BigDecimal number = decimal(value);
    boolean fits = number != null
        && number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
    return number == null || !fits ? null : Long.valueOf(number.longValue());
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
