package io.recarga.wirecheck;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A carrier's own description of its API, OpenAPI 3 or Swagger 2, found through the system property
 * {@code recarga.specs}.
 */
public final class OpenApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode root;
  private final List<String> base;
  private final IdentityHashMap<JsonNode, Schema> compiled = new IdentityHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private OpenApi(JsonNode root) {
    this.root = root;
    base = segments(root.path("basePath").asString(""));
  }

  /** Returns the description in {@code file}, or null where the property names no folder with it. */
  public static @Nullable OpenApi find(String file) {
    String folder = System.getProperty("recarga.specs");
    Path path = folder == null ? null : Path.of(folder, file);
    if (path == null || !Files.isReadable(path)) {
      return null;
    }
    return new OpenApi(
        file.endsWith(".json")
            ? JSON.readTree(path.toFile())
            : new YAMLMapper().readTree(path.toFile()));
  }

  /** Reads JSON. */
  public static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  /** Returns the schema called {@code name}. */
  public JsonNode schema(String name) {
    return Objects.requireNonNull(schemas().get(name), name);
  }

  /** Returns the example of the good answer to {@code operation}, such as "POST /topups". */
  public JsonNode example(String operation) {
    JsonNode example = operation(operation)
        .get("responses")
        .get("200")
        .get("content")
        .get("application/json")
        .get("example");
    // Reloadly wraps the operators of a country twice.
    return example.has("example") ? example.get("example") : example;
  }

  /** Returns what the file says of {@code operation}, such as "POST /topups". */
  public JsonNode operation(String operation) {
    String[] parts = operation.split(" ", 2);
    return root.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the operation that a call is one of, with the words of its path in place of names, or
   * null if it is none. The path may begin with the file's base path or without it.
   */
  public Map.@Nullable Entry<String, List<Map.Entry<String, String>>> match(
      String method, HttpUrl url) {
    List<String> called = url.pathSegments();
    if (called.size() > base.size() && called.subList(0, base.size()).equals(base)) {
      called = called.subList(base.size(), called.size());
    }
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      List<Map.Entry<String, String>> words = words(path.getKey(), called);
      if (words != null && path.getValue().has(method.toLowerCase(Locale.ROOT))) {
        return Map.entry(method + " " + path.getKey(), words);
      }
    }
    return null;
  }

  /** Says what is wrong with {@code json} by {@code schema}, which may be a reference. */
  public List<String> problems(JsonNode schema, JsonNode json) {
    return compiled.computeIfAbsent(schema, this::compile).validate(json).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** Returns the schema that {@code schema} refers to, or itself if it is no reference. */
  public JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    if (reference == null) {
      return schema;
    }
    String name = reference.asString();
    return resolved(schema(name.substring(name.lastIndexOf('/') + 1)));
  }

  /** Puts the named schemas beside {@code schema}, where its references look for them. */
  private Schema compile(JsonNode schema) {
    ObjectNode document = (ObjectNode) resolved(schema).deepCopy();
    for (String holder : List.of("components", "definitions")) {
      if (root.has(holder)) {
        document.set(holder, root.get(holder));
      }
    }
    return registry.getSchema(document);
  }

  private JsonNode schemas() {
    return root.has("definitions")
        ? root.get("definitions")
        : root.get("components").get("schemas");
  }

  // Literal paths stand before templates of the same length, as the files list them.
  private static @Nullable List<Map.Entry<String, String>> words(
      String template, List<String> called) {
    List<String> parts = segments(template);
    if (parts.size() != called.size()) {
      return null;
    }
    List<Map.Entry<String, String>> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        words.add(Map.entry(part.substring(1, part.length() - 1), called.get(i)));
      } else if (!part.equals(called.get(i))) {
        return null;
      }
    }
    return words;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/")));
    segments.removeIf(String::isEmpty);
    return segments;
  }
}
