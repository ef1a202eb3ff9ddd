package io.recarga.renewal.internal;

import io.recarga.renewal.JsonFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into nodes that know their line and path, so that people find what is wrong. */
public final class Json {
  private static final int MAX_LENGTH = 4_000_000;
  private static final int MAX_DEPTH = 24;

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one JSON value.
   *
   * @throws JsonFormatException if it is not JSON
   */
  public static Node read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new JsonFormatException(1, "", "has more than " + MAX_LENGTH + " characters");
    }
    Json json = new Json(text.startsWith("\uFEFF") ? text.substring(1) : text);
    Node root = json.value("");
    json.space();
    if (json.at < json.text.length()) {
      throw json.problem("", "something follows the end of the JSON");
    }
    return root;
  }

  private Node value(String path) {
    space();
    int begins = line;
    return switch (peek(path)) {
      case '{' -> new Node(begins, path, object(path));
      case '[' -> new Node(begins, path, list(path));
      case '"' -> new Node(begins, path, string(path));
      default -> new Node(begins, path, word(path));
    };
  }

  private Map<String, Node> object(String path) {
    deeper(path);
    Map<String, Node> fields = new LinkedHashMap<>();
    at++;
    space();
    while (peek(path) != '}') {
      if (!fields.isEmpty()) {
        take(',', path);
        space();
      }
      if (peek(path) != '"') {
        throw problem(path, "expected a field's name in quotes");
      }
      String name = string(path);
      String child = path.isEmpty() ? name : path + "." + name;
      space();
      take(':', child);
      if (fields.put(name, value(child)) != null) {
        throw problem(child, "is given twice");
      }
      space();
    }
    at++;
    depth--;
    return fields;
  }

  private List<Node> list(String path) {
    deeper(path);
    List<Node> items = new ArrayList<>();
    at++;
    space();
    while (peek(path) != ']') {
      if (!items.isEmpty()) {
        take(',', path);
      }
      items.add(value(path + "[" + items.size() + "]"));
      space();
    }
    at++;
    depth--;
    return items;
  }

  private String string(String path) {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = peek(path);
      at++;
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw problem(path, "a text goes over the end of its line");
      }
      out.append(c == '\\' ? escaped(path) : c);
    }
  }

  private char escaped(String path) {
    char c = peek(path);
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode(path);
      default -> throw problem(path, "no such escape: \\" + c);
    };
  }

  private char unicode(String path) {
    String hex = text.substring(at, Math.min(text.length(), at + 4));
    if (!hex.matches("[0-9a-fA-F]{4}")) {
      throw problem(path, "not four hexadecimal digits after \\u");
    }
    at += 4;
    return (char) Integer.parseInt(hex, 16);
  }

  private Object word(String path) {
    int begins = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(begins, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> Nothing.NULL;
      default -> decimal(word, begins, path);
    };
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }

  private BigDecimal decimal(String word, int begins, String path) {
    if (!word.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?")) {
      throw problem(path, "expected a value, found: " + found(begins));
    }
    return new BigDecimal(word);
  }

  private String found(int begins) {
    return text.substring(begins, Math.min(text.length(), Math.max(at, begins + 1)));
  }

  private void deeper(String path) {
    depth++;
    if (depth > MAX_DEPTH) {
      throw problem(path, "is nested too deeply");
    }
  }

  private void take(char wanted, String path) {
    if (peek(path) != wanted) {
      throw problem(path, "expected '" + wanted + "', found '" + text.charAt(at) + "'");
    }
    at++;
  }

  private char peek(String path) {
    if (at >= text.length()) {
      throw problem(path, "the text ends too early");
    }
    return text.charAt(at);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at) == '\n') {
        line++;
      }
      at++;
    }
  }

  private JsonFormatException problem(String path, String what) {
    return new JsonFormatException(line, path, what);
  }

  enum Nothing {
    NULL
  }
}
