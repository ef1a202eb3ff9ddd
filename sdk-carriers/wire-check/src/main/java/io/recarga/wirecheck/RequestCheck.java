package io.recarga.wirecheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says how a request differs from what a carrier's description allows. */
public final class RequestCheck {
  private final OpenApi api;

  /** Checks requests against {@code api}. */
  public RequestCheck(OpenApi api) {
    this.api = api;
  }

  /** Says what is sent and not described, or demanded and not sent; empty if all is well. */
  public List<String> differences(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    var match = api.match(request.getMethod(), url);
    if (match == null) {
      return List.of(request.getMethod() + " " + url.encodedPath() + ": is not described");
    }
    List<String> found = new ArrayList<>();
    JsonNode operation = api.operation(match.getKey());
    Map<String, JsonNode> parameters = parameters(operation);
    match
        .getValue()
        .forEach(word -> check(parameters, "path " + word.getKey(), word.getValue(), found));
    for (String name : url.queryParameterNames()) {
      check(parameters, "query " + name, String.valueOf(url.queryParameter(name)), found);
    }
    parameters.forEach((name, parameter) -> {
      boolean required = parameter.path("required").asBoolean(false);
      boolean header = name.startsWith("header ");
      if (required && header && request.getHeaders().get(name.substring(7)) == null) {
        found.add(name + ": is missing");
      }
    });
    checkBody(operation, request, found);
    return found.stream().map(difference -> match.getKey() + ": " + difference).toList();
  }

  private static void check(
      Map<String, JsonNode> declared, String name, String text, List<String> found) {
    JsonNode parameter = declared.get(name);
    if (parameter == null) {
      found.add(name + ": is not described");
      return;
    }
    // OpenAPI 3 puts the type into a schema, Swagger 2 beside the name.
    JsonNode schema = parameter.has("schema") ? parameter.get("schema") : parameter;
    String type = schema.get("type").asString();
    boolean fits = switch (type) {
      case "integer" -> text.matches("-?[0-9]+");
      case "boolean" -> text.matches("true|false");
      default -> !text.isEmpty();
    };
    if (!fits) {
      found.add(name + ": is no " + type + ": " + text);
    }
  }

  private void checkBody(JsonNode operation, RecordedRequest request, List<String> found) {
    JsonNode schema = bodyOf(operation);
    ByteString body = request.getBody();
    String sent = body == null ? "" : body.utf8();
    if (schema == null) {
      if (!sent.isEmpty()) {
        found.add("body: is not described");
      }
      return;
    }
    if (!String.valueOf(request.getHeaders().get("Content-Type")).startsWith("application/json")) {
      found.add("body: is not application/json");
    }
    JsonNode json = OpenApi.read(sent);
    api.problems(schema, json).forEach(problem -> found.add("body " + problem));
    undescribed(schema, json, "", found);
  }

  private static @Nullable JsonNode bodyOf(JsonNode operation) {
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.get("in").asString().equals("body")) {
        return parameter.get("schema");
      }
    }
    JsonNode body = operation.get("requestBody");
    return body == null ? null : body.get("content").get("application/json").get("schema");
  }

  /** Finds misspelt names, which a schema without "additionalProperties" lets pass. */
  private void undescribed(JsonNode reference, JsonNode json, String at, List<String> found) {
    JsonNode schema = api.resolved(reference);
    if (json.isArray()) {
      json.forEach(item -> undescribed(schema.get("items"), item, at + "[]", found));
      return;
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode described = schema.path("properties").get(field.getKey());
      if (described == null) {
        found.add("body " + at + "/" + field.getKey() + ": is not described");
      } else {
        undescribed(described, field.getValue(), at + "/" + field.getKey(), found);
      }
    }
  }

  private static Map<String, JsonNode> parameters(JsonNode operation) {
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      found.put(parameter.get("in").asString() + " " + parameter.get("name").asString(), parameter);
    }
    return found;
  }
}
