package io.recarga.carrier.reloadly;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reloadly's own description of its API, found through the system property {@code recarga.specs}. */
final class OpenApi {
  private static final String FILE = "reloadly-openapi-2022-07-20.dist.yaml";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode root;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  /** Returns the description, or null where the property names no folder that holds it. */
  static OpenApi find() {
    String folder = System.getProperty("recarga.specs");
    Path file = folder == null ? null : Path.of(folder, FILE);
    return file == null || !Files.isReadable(file)
        ? null
        : new OpenApi(new YAMLMapper().readTree(file.toFile()));
  }

  JsonNode schema(String name) {
    return Objects.requireNonNull(root.get("components").get("schemas").get(name), name);
  }

  /** Returns the example of the good answer to {@code operation}, such as "POST /topups". */
  JsonNode example(String operation) {
    JsonNode example = operation(operation)
        .get("responses")
        .get("200")
        .get("content")
        .get("application/json")
        .get("example");
    // The operators of a country are wrapped twice.
    return example.has("example") ? example.get("example") : example;
  }

  JsonNode operation(String operation) {
    String[] parts = operation.split(" ", 2);
    return root.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
  }

  /** Returns the operation that a call is one of, with the words of its path in place of names. */
  Map.Entry<String, List<Map.Entry<String, String>>> match(String method, HttpUrl url) {
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      List<Map.Entry<String, String>> words = words(path.getKey(), url.pathSegments());
      if (words != null && path.getValue().has(method.toLowerCase(Locale.ROOT))) {
        return Map.entry(method + " " + path.getKey(), words);
      }
    }
    return null;
  }

  /** Says what is wrong with {@code json} by {@code schema}, which may be a reference. */
  List<String> problems(JsonNode schema, JsonNode json) {
    return registry.getSchema(resolved(schema)).validate(json).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    return reference == null
        ? schema
        : schema(reference.asString().substring("#/components/schemas/".length()));
  }

  static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  // Literal paths stand before templates of the same length, as the file lists them.
  private static List<Map.Entry<String, String>> words(String template, List<String> segments) {
    String[] parts = template.substring(1).split("/", -1);
    if (parts.length != segments.size()) {
      return null;
    }
    List<Map.Entry<String, String>> words = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].startsWith("{")) {
        words.add(Map.entry(parts[i].substring(1, parts[i].length() - 1), segments.get(i)));
      } else if (!parts[i].equals(segments.get(i))) {
        return null;
      }
    }
    return words;
  }
}
