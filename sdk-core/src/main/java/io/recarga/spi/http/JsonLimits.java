package io.recarga.spi.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a JSON document once, without building anything, and refuses what could harm a reader:
 * see {@link CarrierJson}. What passes is one well-formed value with nothing behind it.
 */
final class JsonLimits {
  static final int MAX_DEPTH = 32;

  private final JsonCursor in;
  // The names of the open object at each depth; made when first needed.
  private final @Nullable HashSet64[] names = new HashSet64[MAX_DEPTH + 1];

  private JsonLimits(JsonCursor in) {
    this.in = in;
  }

  /**
   * Checks the bytes from {@code start} on.
   *
   * @throws IOException if the document is refused
   */
  static void check(byte[] json, int start) throws IOException {
    JsonCursor in = new JsonCursor(json, start);
    new JsonLimits(in).value(0);
    in.requireEnd();
  }

  private void value(int depth) throws IOException {
    switch (in.peek()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> in.string();
      case 't' -> in.literal("true");
      case 'f' -> in.literal("false");
      case 'n' -> in.literal("null");
      default -> in.number();
    }
  }

  private void object(int depth) throws IOException {
    HashSet64 seen = namesAt(depth);
    in.take('{');
    if (in.takeIf('}')) {
      return;
    }
    do {
      in.peek();
      if (!seen.add(in.string())) {
        throw in.refused("a name comes twice in one object");
      }
      in.take(':');
      value(depth);
    } while (in.takeIf(','));
    in.take('}');
  }

  private void array(int depth) throws IOException {
    checkDepth(depth);
    in.take('[');
    if (in.takeIf(']')) {
      return;
    }
    do {
      value(depth);
    } while (in.takeIf(','));
    in.take(']');
  }

  private HashSet64 namesAt(int depth) throws IOException {
    checkDepth(depth);
    HashSet64 set = names[depth];
    if (set == null) {
      set = new HashSet64();
      names[depth] = set;
    } else {
      set.clear();
    }
    return set;
  }

  private void checkDepth(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw in.refused("nested deeper than " + MAX_DEPTH);
    }
  }
}
