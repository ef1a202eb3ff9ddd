package io.recarga.wirecheck;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws answers from a schema of a description. */
public final class SchemaSamples {
  /** Schemas may hold themselves: from here on only what is required is drawn. */
  private static final int DEEP = 7;

  private final JsonNodeFactory json = JsonMapper.shared().getNodeFactory();
  private final OpenApi api;
  private final Random random;
  private final boolean nulls;
  private final Texts texts;

  /**
   * Draws from the schemas of {@code api}, always the same for one seed.
   *
   * @param nulls whether fields may be null, which no schema here allows and carriers send
   * @param texts words a text by its field's name
   */
  public SchemaSamples(OpenApi api, long seed, boolean nulls, Texts texts) {
    this.api = api;
    this.random = new Random(seed);
    this.nulls = nulls;
    this.texts = texts;
  }

  /** Draws an answer. */
  public JsonNode draw(JsonNode schema) {
    return draw(schema, "", 0);
  }

  private JsonNode draw(JsonNode reference, String name, int depth) {
    JsonNode schema = api.resolved(reference);
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    String type = schema.has("properties") ? "object" : schema.path("type").asString("string");
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer" -> json.numberNode(random.nextInt(100_000));
      case "number" -> json.numberNode(BigDecimal.valueOf(random.nextInt(1_000_000), decimals()));
      case "boolean" -> json.booleanNode(random.nextBoolean());
      case "string" -> json.stringNode(text(name, schema.path("format").asString("")));
      default -> throw new IllegalStateException("no samples of " + schema);
    };
  }

  private int decimals() {
    return random.nextInt(6);
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = json.objectNode();
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      int chance = random.nextInt(10);
      if (!required.contains(name) && (chance == 0 || depth >= DEEP)) {
        continue;
      }
      object.set(
          name,
          chance == 1 && nulls ? json.nullNode() : draw(property.getValue(), name, depth + 1));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = json.arrayNode();
    JsonNode items = schema.get("items");
    int size =
        Math.max(random.nextInt(depth > 3 ? 2 : 4), schema.path("minItems").asInt(0));
    for (int i = size; i > 0; i--) {
      if (items != null) {
        array.add(draw(items, "", depth + 1));
      } else if (name.endsWith("Amounts")) {
        // Reloadly's file does not say of what its arrays of amounts are.
        array.add(BigDecimal.valueOf(random.nextInt(10_000), 2));
      }
    }
    return array;
  }

  private String text(String name, String format) {
    String worded = texts.text(name, random);
    if (worded != null) {
      return worded;
    }
    return switch (format) {
      case "date-time" -> Instant.ofEpochSecond(random.nextInt(2_000_000_000)).toString();
      case "uri" -> "https://carrier.example/" + random.nextInt(1_000);
      default -> "text ñ \"" + random.nextInt(1_000) + "\" \\ 名";
    };
  }

  /** Words a text where the schema says less than the carrier means. */
  public interface Texts {
    /** Returns the text of the field {@code name}, or null for any text. */
    @Nullable
    String text(String name, Random random);
  }
}
