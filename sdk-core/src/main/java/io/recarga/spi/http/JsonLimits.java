package io.recarga.spi.http;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a JSON document once, without building anything, and refuses what could harm a reader:
 * see {@link CarrierJson}. What passes is one well-formed value with nothing behind it.
 */
final class JsonLimits {
  static final int MAX_DEPTH = 32;
  private static final int FEW = 32;

  private static final byte[] NOTHING = {};

  private final JsonCursor in = new JsonCursor(NOTHING, 0);
  private @Nullable JsonFields found;
  // The names of all open objects, those of the outermost first; large objects have sets of their
  // own.
  private long[] names = new long[FEW];
  private int named;

  /**
   * Checks the bytes from {@code start} on.
   *
   * @throws IOException if the document is refused
   */
  static void check(byte[] json, int start) throws IOException {
    new JsonLimits().check(json, start, null);
  }

  /**
   * Does the same, and tells {@code wanted} where the fields stand that it wants. May be used again
   * for another document by one thread at a time, unless it threw.
   */
  void check(byte[] json, int start, @Nullable JsonFields wanted) throws IOException {
    in.begin(json, start);
    found = wanted;
    value(0, wanted == null ? JsonFields.NONE : JsonFields.ROOT);
    in.requireEnd();
    found = null;
    in.begin(NOTHING, 0);
  }

  /** Takes a value, which is the one of {@code field} if that is wanted. */
  private void value(int depth, int field) throws IOException {
    int first = in.peek();
    int from = in.at();
    switch (first) {
      case '{' -> object(depth + 1, field);
      case '[' -> array(depth + 1);
      case '"' -> in.skipString();
      case 't' -> in.literal("true");
      case 'f' -> in.literal("false");
      case 'n' -> in.literal("null");
      default -> in.number();
    }
    if (field >= 0 && found != null) {
      found.put(field, from, in.at(), first == '"' && in.escaped());
    }
  }

  private void object(int depth, int field) throws IOException {
    checkDepth(depth);
    in.take('{');
    if (in.takeIf('}')) {
      return;
    }
    int outer = named;
    HashSet64 many = null;
    do {
      in.peek();
      int from = in.at();
      long name = in.string();
      int wanted = found == null || field == JsonFields.NONE
          ? JsonFields.NONE
          : found.wanted(field, name, from, in.at());
      if (many == null && named - outer == FEW) {
        many = takeOut(outer);
      }
      if (many == null ? !isNew(name, outer) : !many.add(name)) {
        throw in.refused("a name comes twice in one object");
      }
      in.take(':');
      value(depth, wanted);
    } while (in.takeIf(','));
    in.take('}');
    named = outer;
  }

  /** Notes a name of the innermost object, and says whether it is its first. */
  private boolean isNew(long name, int outer) {
    for (int i = outer; i < named; i++) {
      if (names[i] == name) {
        return false;
      }
    }
    if (named == names.length) {
      names = Arrays.copyOf(names, named * 2);
    }
    names[named++] = name;
    return true;
  }

  private HashSet64 takeOut(int outer) {
    HashSet64 many = new HashSet64();
    while (named > outer) {
      many.add(names[--named]);
    }
    return many;
  }

  private void array(int depth) throws IOException {
    checkDepth(depth);
    in.take('[');
    if (in.takeIf(']')) {
      return;
    }
    do {
      value(depth, JsonFields.NONE);
    } while (in.takeIf(','));
    in.take(']');
  }

  private void checkDepth(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw in.refused("nested deeper than " + MAX_DEPTH);
    }
  }
}
