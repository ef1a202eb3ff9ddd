package io.recarga.simulator.tmf654;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One request below the simulator's path. */
final class Call {
  private final RecordedRequest request;
  private final List<String> path;

  private Call(RecordedRequest request, List<String> path) {
    this.request = request;
    this.path = path;
  }

  /** Reads a request, or returns null if it is not below {@code root}. */
  static @Nullable Call of(RecordedRequest request, String root) {
    List<String> segments = new ArrayList<>(request.getUrl().pathSegments());
    segments.removeIf(String::isEmpty);
    List<String> above = List.of(root.split("/", -1));
    boolean below =
        segments.size() > above.size() && segments.subList(0, above.size()).equals(above);
    return below
        ? new Call(request, List.copyOf(segments.subList(above.size(), segments.size())))
        : null;
  }

  String method() {
    return request.getMethod();
  }

  HttpUrl url() {
    return request.getUrl();
  }

  /** Returns the name of the resource that is called. */
  String resource() {
    return path.get(0);
  }

  /** Returns the id that follows the resource, or null if the whole list is meant. */
  @Nullable
  String id() {
    return path.size() > 1 ? path.get(1) : null;
  }

  int depth() {
    return path.size();
  }

  @Nullable
  String last() {
    return path.get(path.size() - 1);
  }

  @Nullable
  String header(String name) {
    return request.getHeaders().get(name);
  }

  int number(String name, int otherwise) {
    String value = url().queryParameter(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,6}")) {
      throw Refused.badRequest(name + " must be a number");
    }
    return Integer.parseInt(value);
  }

  Map<String, @Nullable Object> body() {
    ByteString body = request.getBody();
    try {
      return Json.readObject(body == null ? "" : body.utf8());
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest("Malformed JSON request");
    }
  }

  /** Returns what stands under a dotted path; of lists, in their first element. */
  static @Nullable Object at(@Nullable Object json, String dotted) {
    Object value = json;
    for (String name : dotted.split("\\.", -1)) {
      if (value instanceof List<?> list) {
        value = list.isEmpty() ? null : list.get(0);
      }
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value;
  }

  static @Nullable String text(@Nullable Object json, String dotted) {
    Object value = at(json, dotted);
    return value instanceof String || value instanceof BigDecimal ? value.toString() : null;
  }
}
