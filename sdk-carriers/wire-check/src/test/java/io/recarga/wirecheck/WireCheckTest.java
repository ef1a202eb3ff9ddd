package io.recarga.wirecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The checks of contract tests find what they are for. */
class WireCheckTest {
  private static final String PROPERTY = "recarga.specs";
  private static final String FILE = """
      {"swagger": "2.0", "basePath": "/acme/v1/",
       "paths": {"/thing": {
          "get": {"parameters": [{"in": "query", "name": "limit", "type": "integer"}]},
          "post": {"parameters": [
            {"in": "header", "name": "X-Key", "type": "string", "required": true},
            {"in": "body", "name": "thing", "schema": {"$ref": "#/definitions/Thing"}}]}}},
       "definitions": {
         "Thing": {"type": "object", "required": ["id", "parts"], "properties": {
           "id": {"type": "string"},
           "price": {"type": "number"},
           "state": {"type": "string", "enum": ["new", "old"]},
           "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/Part"}}}},
         "Part": {"type": "object", "properties": {
           "name": {"type": "string"},
           "whole": {"$ref": "#/definitions/Thing"}}}}}
      """;

  @TempDir
  private Path folder;

  private String before;
  private OpenApi api;

  @BeforeEach
  void find() throws Exception {
    before = System.getProperty(PROPERTY);
    Files.writeString(folder.resolve("acme.json"), FILE);
    System.setProperty(PROPERTY, folder.toString());
    api = OpenApi.find("acme.json");
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void missingFileIsNone() {
    assertThat(OpenApi.find("other.json")).isNull();
    System.clearProperty(PROPERTY);
    assertThat(OpenApi.find("acme.json")).isNull();
  }

  @Test
  void describedRequestsPass() {
    assertThat(differences("GET", "acme/v1/thing?limit=5", null)).isEmpty();
    assertThat(differences("GET", "thing", null)).isEmpty();
    assertThat(differences(
            "POST", "acme/v1/thing", "{\"id\":\"1\",\"parts\":[{\"name\":\"x\"}]}", "X-Key", "k"))
        .isEmpty();
  }

  @Test
  void otherRequestsAreToldApart() {
    assertThat(differences("GET", "acme/v1/other", null))
        .containsExactly("GET /acme/v1/other: is not described");
    assertThat(differences("GET", "thing?limit=x&more=1", null))
        .containsExactly(
            "GET /thing: query limit: is no integer: x",
            "GET /thing: query more: is not described");
    assertThat(differences("GET", "thing", "{}"))
        .containsExactly("GET /thing: body: is not described");
    assertThat(differences(
            "POST", "thing", "{\"id\":7,\"parts\":[{\"nmae\":\"x\"}],\"state\":\"odd\"}"))
        .hasSize(4)
        .anySatisfy(said -> assertThat(said).contains("header X-Key: is missing"))
        .anySatisfy(said -> assertThat(said).contains("/id integer found, string expected"))
        .anySatisfy(said -> assertThat(said).contains("/state"))
        .anySatisfy(said -> assertThat(said).contains("/parts[]/nmae: is not described"));
  }

  @Test
  void samplesAreValidDifferAndEnd() {
    Set<String> drawn = new TreeSet<>();
    JsonNode schema = api.schema("Thing");
    for (long seed = 0; seed < 50; seed++) {
      JsonNode one = new SchemaSamples(api, seed, false, (name, random) -> null).draw(schema);
      assertThat(api.problems(schema, one)).isEmpty();
      assertThat(new SchemaSamples(api, seed, false, (name, random) -> null).draw(schema))
          .isEqualTo(one);
      drawn.add(one.toString());
    }
    assertThat(drawn).hasSizeGreaterThan(45);
    assertThat(String.join("", drawn)).contains("\"new\"", "\"old\"", "\"whole\"");
  }

  @Test
  void whatWasLostOrChangedInReadingIsFound() throws Exception {
    Set<String> seen = new TreeSet<>();
    ReadBack back = new ReadBack(seen);
    Thing thing = new Thing("1", new BigDecimal("5"), List.of(new Part("x")));
    back.check(thing, json("{\"id\":\"1\",\"price\":5.00,\"parts\":{\"name\":\"x\"}}"));
    assertThat(seen).containsExactly("Part.name", "Thing.id", "Thing.parts", "Thing.price");
    for (String other : List.of(
        "{\"id\":\"2\",\"price\":5,\"parts\":[{\"name\":\"x\"}]}",
        "{\"id\":\"1\",\"price\":5.01,\"parts\":[{\"name\":\"x\"}]}",
        "{\"id\":\"1\",\"parts\":[{\"name\":\"x\"}]}",
        "{\"id\":\"1\",\"price\":5,\"parts\":[{\"name\":\"y\"}]}",
        "{\"id\":\"1\",\"price\":5,\"parts\":[{\"name\":\"x\"},{\"name\":\"x\"}]}")) {
      assertThatThrownBy(() -> back.check(thing, json(other)))
          .as(other)
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> back.check(new Thing("1", null, null), json("{\"price\":1}")))
        .isInstanceOf(AssertionError.class);
  }

  private List<String> differences(String method, String path, String body, String... headers) {
    Headers.Builder all = Headers.of(headers).newBuilder();
    if (body != null) {
      all.add("Content-Type", "application/json");
    }
    HttpUrl url = HttpUrl.get("https://acme.example/" + path);
    String target = url.encodedPath() + (url.query() == null ? "" : "?" + url.query());
    RecordedRequest request = new RecordedRequest(
        0,
        0,
        null,
        List.of(),
        method,
        target,
        "HTTP/1.1",
        url,
        all.build(),
        body == null ? null : ByteString.encodeUtf8(body),
        0L,
        null,
        null);
    return new RequestCheck(api).differences(request);
  }

  private static JsonNode json(String text) {
    return OpenApi.read(text);
  }

  /** What a carrier sells. */
  public record Thing(String id, BigDecimal price, List<Part> parts) {}

  /** A part of it. */
  public record Part(String name) {}
}
