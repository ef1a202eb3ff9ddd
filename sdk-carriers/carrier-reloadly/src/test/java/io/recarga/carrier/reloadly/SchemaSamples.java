package io.recarga.carrier.reloadly;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws answers from a schema. */
final class SchemaSamples {
  // The file says "string" of these, its examples show numbers, and the wire has both.
  private static final Pattern AMOUNTS = Pattern.compile("(?i).*(amount|discount)");
  private static final Pattern CODES = Pattern.compile("(?i).*CurrencyCode");

  private final JsonNodeFactory json = JsonMapper.shared().getNodeFactory();
  private final Random random;
  private final boolean nulls;

  SchemaSamples(long seed, boolean nulls) {
    this.random = new Random(seed);
    this.nulls = nulls;
  }

  JsonNode draw(JsonNode schema) {
    return draw(schema, "");
  }

  private JsonNode draw(JsonNode schema, String name) {
    return switch (schema.get("type").asString()) {
      case "object" -> object(schema);
      case "array" -> array(schema, name);
      case "integer" -> json.numberNode(random.nextInt(100_000));
      case "boolean" -> json.booleanNode(random.nextBoolean());
      case "string" -> json.stringNode(text(name));
      default -> throw new IllegalStateException("no samples of " + schema);
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = json.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      int chance = random.nextInt(10);
      if (chance == 0) {
        continue;
      }
      object.set(
          property.getKey(),
          chance == 1 && nulls ? json.nullNode() : draw(property.getValue(), property.getKey()));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, String name) {
    ArrayNode array = json.arrayNode();
    JsonNode items = schema.get("items");
    for (int i = random.nextInt(4); i > 0; i--) {
      if (items != null) {
        array.add(draw(items, ""));
      } else if (name.endsWith("Amounts")) {
        array.add(BigDecimal.valueOf(random.nextInt(10_000), 2));
      }
    }
    return array;
  }

  private String text(String name) {
    if (CODES.matcher(name).matches()) {
      return random.nextBoolean() ? "PEN" : "USD";
    }
    if (AMOUNTS.matcher(name).matches()) {
      return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(6)).toPlainString();
    }
    return "text ñ \"" + random.nextInt(1_000) + "\" \\ 名";
  }
}
