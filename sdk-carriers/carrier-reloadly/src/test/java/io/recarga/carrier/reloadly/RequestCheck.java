package io.recarga.carrier.reloadly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Says how a request differs from what Reloadly's description allows. */
final class RequestCheck {
  private final OpenApi api;

  RequestCheck(OpenApi api) {
    this.api = api;
  }

  List<String> differences(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    Map.Entry<String, List<Map.Entry<String, String>>> match = api.match(request.getMethod(), url);
    if (match == null) {
      return List.of(FakeReloadly.callOf(request) + ": is not described");
    }
    List<String> found = new ArrayList<>();
    JsonNode operation = api.operation(match.getKey());
    Map<String, JsonNode> parameters = parameters(operation);
    match
        .getValue()
        .forEach(word -> check(parameters, "path " + word.getKey(), word.getValue(), found));
    for (String name : url.queryParameterNames()) {
      check(parameters, "query " + name, url.queryParameter(name), found);
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

  private void check(Map<String, JsonNode> declared, String name, String text, List<String> found) {
    JsonNode parameter = declared.get(name);
    if (parameter == null) {
      found.add(name + ": is not described");
      return;
    }
    String type = parameter.get("schema").get("type").asString();
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
    JsonNode body = operation.get("requestBody");
    String sent = request.getBody() == null ? "" : FakeReloadly.bodyOf(request);
    if (body == null) {
      if (!sent.isEmpty()) {
        found.add("body: is not described");
      }
      return;
    }
    if (!String.valueOf(request.getHeaders().get("Content-Type")).startsWith("application/json")) {
      found.add("body: is not application/json");
    }
    JsonNode schema = api.resolved(body.get("content").get("application/json").get("schema"));
    JsonNode json = OpenApi.read(sent);
    api.problems(schema, json).forEach(problem -> found.add("body " + problem));
    undescribed(schema, json, "", found);
  }

  /** Finds misspelt names, which a schema without "additionalProperties" lets pass. */
  private static void undescribed(JsonNode schema, JsonNode json, String at, List<String> found) {
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
