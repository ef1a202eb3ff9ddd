package io.recarga.renewal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored document: texts and lists of documents by name, as JSON. Immutable. */
public final class Doc {
  private static final Doc EMPTY = new Doc(Map.of(), Map.of());

  private final Map<String, String> texts;
  private final Map<String, List<Doc>> lists;

  private Doc(Map<String, String> texts, Map<String, List<Doc>> lists) {
    this.texts = texts;
    this.lists = lists;
  }

  /** Returns a document without content. */
  public static Doc empty() {
    return EMPTY;
  }

  /** Reads a document from JSON. */
  public static Doc read(String json) {
    return of(Json.read(json));
  }

  private static Doc of(Node node) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, List<Doc>> lists = new LinkedHashMap<>();
    node.fields().forEach((name, value) -> {
      if (value.isText()) {
        texts.put(name, value.text());
      } else {
        lists.put(name, value.list(Doc::of));
      }
    });
    return new Doc(texts, lists);
  }

  /** Returns the document with another text; null or blank takes it away. */
  public Doc with(String name, @Nullable Object value) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    if (value == null || value.toString().isBlank()) {
      more.remove(name);
    } else {
      more.put(name, value.toString());
    }
    return new Doc(more, lists);
  }

  /** Returns the document without a text. */
  public Doc without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(texts);
    fewer.remove(name);
    return new Doc(fewer, lists);
  }

  /** Returns the document with another list. */
  public Doc with(String name, List<Doc> values) {
    Map<String, List<Doc>> more = new LinkedHashMap<>(lists);
    more.put(name, List.copyOf(values));
    return new Doc(texts, more);
  }

  /** Returns the document with one more in a list. */
  public Doc adding(String name, Doc value) {
    List<Doc> more = new ArrayList<>(list(name));
    more.add(value);
    return with(name, more);
  }

  /** Returns a text that must be there. */
  public String text(String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  /** Returns a text, or null. */
  public @Nullable String optional(String name) {
    return texts.get(name);
  }

  /** Returns a text, or another one. */
  public String text(String name, String otherwise) {
    return texts.getOrDefault(name, otherwise);
  }

  /** Returns a moment, or null. */
  public @Nullable Instant moment(String name) {
    String text = texts.get(name);
    return text == null ? null : Instant.parse(text);
  }

  /** Returns a list, which may be empty. */
  public List<Doc> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  /** Writes it as JSON. */
  public String json() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    char before = '{';
    for (Map.Entry<String, String> text : texts.entrySet()) {
      quote(out.append(before), text.getKey());
      quote(out.append(':'), text.getValue());
      before = ',';
    }
    for (Map.Entry<String, List<Doc>> list : lists.entrySet()) {
      quote(out.append(before), list.getKey());
      out.append(":[");
      for (int i = 0; i < list.getValue().size(); i++) {
        list.getValue().get(i).write(i == 0 ? out : out.append(','));
      }
      out.append(']');
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return "Doc" + texts.keySet() + lists.keySet();
  }
}
