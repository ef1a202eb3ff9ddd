package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One request that was let in, with typed access to its query and body. */
final class Call {
  private final RecordedRequest request;

  Call(RecordedRequest request) {
    this.request = request;
  }

  HttpUrl url() {
    return request.getUrl();
  }

  /** Returns a parameter of the query, or null if it is missing or empty. */
  @Nullable
  String query(String name) {
    String value = request.getUrl().queryParameter(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Returns a number of the query with its plus sign, which arrives as a space if nobody encoded it. */
  @Nullable
  String phone(String name) {
    String value = query(name);
    return value == null ? null : value.replaceFirst("^ ", "+");
  }

  @Nullable
  Long id(String name) {
    String value = query(name);
    return value == null ? null : Long.valueOf(number(value, name));
  }

  long number(String name, long otherwise) {
    String value = query(name);
    return value == null ? otherwise : number(value, name);
  }

  /** Returns the codes of a list that commas separate; empty if it is missing. */
  List<String> list(String name) {
    String value = query(name);
    return value == null ? List.of() : List.of(value.split(",", -1));
  }

  Map<String, @Nullable Object> body() {
    ByteString body = request.getBody();
    try {
      return Json.readObject(body == null ? "" : body.utf8());
    } catch (IllegalArgumentException e) {
      throw Problem.BAD_REQUEST.refused("the body is not a JSON object");
    }
  }

  static long number(String text, String name) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Problem.BAD_REQUEST.refused(name + " is not a whole number");
    }
    return Long.parseLong(text);
  }

  /** Takes a JSON number without decimals, as the description demands: text is refused. */
  static @Nullable Long whole(@Nullable Object value, String name) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof BigDecimal number)
        || number.stripTrailingZeros().scale() > 0
        || number.precision() - number.scale() > 18) {
      throw Problem.BAD_REQUEST.refused(name + " is not a whole number");
    }
    return Long.valueOf(number.longValue());
  }

  static @Nullable String text(@Nullable Object value, String name) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text) || text.isBlank()) {
      throw Problem.BAD_REQUEST.refused(name + " is not a text with something in it");
    }
    return text;
  }

  static @Nullable Map<?, ?> object(@Nullable Object value, String name) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> object) || object.isEmpty()) {
      throw Problem.BAD_REQUEST.refused(name + " is not an object with something in it");
    }
    return object;
  }
}
