package io.recarga.renewal.internal;

import io.recarga.renewal.JsonFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One value of a JSON text, with its line and path. */
public final class Node {
  private final int line;
  private final String path;
  private final Object value;

  Node(int line, String path, Object value) {
    this.line = line;
    this.path = path;
    this.value = value;
  }

  /** Returns the path, such as "channels[3].hours"; empty for the whole text. */
  public String path() {
    return path;
  }

  /** Returns the field {@code name}. */
  public Node field(String name) {
    Node found = optional(name);
    if (found == null) {
      throw problem("the field \"" + name + "\" is missing");
    }
    return found;
  }

  /** Returns the field {@code name}, or null when it is missing or null. */
  public @Nullable Node optional(String name) {
    Node found = fields().get(name);
    return found == null || found.value == Json.Nothing.NULL ? null : found;
  }

  /** Returns the fields in their order. */
  @SuppressWarnings("unchecked") // Json makes maps of this type only.
  public Map<String, Node> fields() {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Node>) map;
    }
    throw problem("must be an object: {…}");
  }

  /** Returns the items of a list. */
  @SuppressWarnings("unchecked") // Json makes lists of this type only.
  public List<Node> items() {
    if (value instanceof List<?> list) {
      return (List<Node>) list;
    }
    throw problem("must be a list: […]");
  }

  /** Reads each item of a list. */
  public <T> List<T> list(Function<Node, T> reader) {
    List<T> read = new ArrayList<>();
    items().forEach(item -> read.add(reader.apply(item)));
    return read;
  }

  /** Returns the text, which is not blank. */
  public String text() {
    if (!(value instanceof String text)) {
      throw problem("must be a text in quotes");
    }
    if (text.isBlank()) {
      throw problem("is empty");
    }
    return text.strip();
  }

  /** Returns whether it is a text. */
  public boolean isText() {
    return value instanceof String;
  }

  /** Returns the number, given as a number or as a text. */
  public BigDecimal number() {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof String text && text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
      return new BigDecimal(text);
    }
    throw problem("must be a number");
  }

  /** Returns true or false. */
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw problem("must be true or false");
  }

  /** Returns the constant of {@code type} that has this text as its name. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    String text = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw problem("must be one of " + List.of(type.getEnumConstants()) + ": \"" + text + "\"");
  }

  /** Reads the text with {@code parser}; what that refuses is a problem of this field. */
  public <T> T parsed(Function<String, T> parser, String example) {
    String text = text();
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      throw problem("give one such as " + example + ": \"" + text + "\"");
    }
  }

  /** Refuses fields that are not among {@code names}: a misspelled one would be lost in silence. */
  public Node only(String... names) {
    Set<String> known = Set.of(names);
    for (Map.Entry<String, Node> field : fields().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw field
            .getValue()
            .problem("there is no such field; fields here: " + String.join(", ", names));
      }
    }
    return this;
  }

  /** Runs {@code make}; what it refuses is a problem of this value. */
  public <T> T making(Supplier<T> make) {
    try {
      return make.get();
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  /** Makes a problem of this value. */
  public JsonFormatException problem(String what) {
    return new JsonFormatException(line, path, what);
  }
}
