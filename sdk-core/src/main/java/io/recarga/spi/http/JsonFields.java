package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of an answer, found while its limits are checked and read when asked for: for the few
 * calls that many callers make. Only what is as usual is read here; see {@link HttpReply#fields}.
 */
@Beta
public final class JsonFields {
  static final int ROOT = -1;
  static final int NONE = -2;
  // More digits than these may not fit a long; an exponent or a sign is unusual as well.
  private static final int SURE_DIGITS = 18;

  private final Names names;
  private final byte[] bytes;
  // Two for each name: where its value begins and ends; zeros where it is missing.
  private final int[] spans;
  private boolean hasNames;

  private JsonFields(Names names, byte[] bytes) {
    this.names = names;
    this.bytes = bytes;
    this.spans = new int[names.size() * 2];
  }

  /** Reads a document, or returns null for one that is refused or unusual. */
  static @Nullable JsonFields read(byte[] bytes, int start, Names names) {
    JsonFields fields = new JsonFields(names, bytes);
    try {
      JsonLimits limits = names.take();
      limits.check(bytes, start, fields);
      names.give(limits);
      return fields.isUsual() ? fields : null;
    } catch (IOException e) {
      return null;
    }
  }

  void put(int field, int from, int end, boolean escaped) {
    spans[2 * field] = escaped ? -1 : from;
    spans[2 * field + 1] = end;
  }

  int wanted(int object, long hash, int from, int end) {
    hasNames = true;
    return names.find(object, hash, bytes, from + 1, end - 1);
  }

  private boolean isUsual() {
    for (int i = 0; i < names.size(); i++) {
      int from = spans[2 * i];
      if (from < 0 || !(isNull(i) || names.kinds[i].fits(bytes, from, spans[2 * i + 1]))) {
        return false;
      }
    }
    return hasNames;
  }

  /** Says whether the field is missing or null. */
  public boolean isNull(int field) {
    return spans[2 * field + 1] == 0 || bytes[spans[2 * field]] == 'n';
  }

  /** Returns the text of a field, or null if it is missing or null. */
  public @Nullable String text(int field) {
    return text(field, null);
  }

  /** Returns the same; if it is what is {@code likely}, then that very string. */
  public @Nullable String text(int field, @Nullable String likely) {
    if (isNull(field)) {
      return null;
    }
    int quote = bytes[spans[2 * field]] == '"' ? 1 : 0;
    int from = spans[2 * field] + quote;
    int end = spans[2 * field + 1] - quote;
    return likely != null && isSame(bytes, from, end, likely)
        ? likely
        : new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /**
   * Returns the same; if it is {@code likely} without its first character, then that very string with
   * it, as a phone number with its plus sign.
   */
  public @Nullable String textBehind(int field, String likely) {
    if (isNull(field) || bytes[spans[2 * field]] != '"') {
      return text(field);
    }
    int from = spans[2 * field] + 1;
    int end = spans[2 * field + 1] - 1;
    return isSame(bytes, from, end, likely, 1) ? likely : text(field);
  }

  /** Returns the text of a field that holds one of few words, of which the latest is kept. */
  public @Nullable String word(int field) {
    String last = names.lastWords[field];
    String text = text(field, last);
    if (text != null && !text.equals(last)) {
      names.lastWords[field] = text;
    }
    return text;
  }

  /** Returns an exact number, or null if it is missing or null. */
  public @Nullable BigDecimal decimal(int field) {
    if (isNull(field)) {
      return null;
    }
    long unscaled = 0;
    int scale = -1;
    for (int i = spans[2 * field]; i < spans[2 * field + 1]; i++) {
      if (bytes[i] == '.') {
        scale = 0;
      } else {
        unscaled = unscaled * 10 + bytes[i] - '0';
        scale += scale < 0 ? 0 : 1;
      }
    }
    return BigDecimal.valueOf(unscaled, Math.max(scale, 0));
  }

  private static boolean isSame(byte[] bytes, int from, int end, String text) {
    return isSame(bytes, from, end, text, 0);
  }

  private static boolean isSame(byte[] bytes, int from, int end, String text, int left) {
    if (text.length() - left != end - from) {
      return false;
    }
    for (int i = left; i < text.length(); i++) {
      // Beyond ASCII no byte is equal to a character.
      if (bytes[from + i - left] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What a field holds. */
  private enum Kind {
    TEXT,
    DECIMAL,
    OBJECT,
    NOTHING;

    boolean fits(byte[] bytes, int from, int end) {
      byte first = bytes[from];
      return switch (this) {
        case TEXT -> first != '{' && first != '[';
        case OBJECT -> first == '{';
        case NOTHING -> false;
        case DECIMAL -> end - from <= SURE_DIGITS && isPlain(bytes, from, end);
      };
    }

    private static boolean isPlain(byte[] bytes, int from, int end) {
      for (int i = from; i < end; i++) {
        if (bytes[i] != '.' && (bytes[i] < '0' || bytes[i] > '9')) {
          return false;
        }
      }
      return true;
    }
  }

  /** The fields that are wanted of one kind of answer; their order gives their numbers. */
  public static final class Names {
    private static final int SPARES = 64;
    // Of four places or more, at most one is taken.
    private static final int ROOM = 8;

    private final String[] names;
    private final long[] hashes;
    private final int[] objects;
    private final int[] table;
    private final Kind[] kinds;
    // Written without a lock: whoever sees an older word makes a string, no more.
    private final @Nullable String[] lastWords;
    private final AtomicReferenceArray<@Nullable JsonLimits> spares =
        new AtomicReferenceArray<>(SPARES);

    private Names(Builder b) {
      int size = b.names.size();
      names = b.names.toArray(new String[0]);
      kinds = b.kinds.toArray(new Kind[0]);
      objects = new int[size];
      hashes = new long[size];
      for (int i = 0; i < size; i++) {
        objects[i] = b.objects.get(i);
        hashes[i] = JsonCursor.hashOf(names[i]);
      }
      table = table();
      lastWords = new String[size];
    }

    /** Begins names, which are ASCII. */
    public static Builder builder() {
      return new Builder();
    }

    int size() {
      return names.length;
    }

    private JsonLimits take() {
      JsonLimits spare = spares.getAndSet(place(), null);
      return spare == null ? new JsonLimits() : spare;
    }

    private void give(JsonLimits limits) {
      spares.lazySet(place(), limits);
    }

    private static int place() {
      return (int) Thread.currentThread().getId() & (SPARES - 1);
    }

    private int find(int object, long hash, byte[] bytes, int from, int end) {
      for (int at = placeOf(hash, object, table.length);
          table[at] != NONE;
          at = (at + 1) & (table.length - 1)) {
        int i = table[at];
        if (hashes[i] == hash && objects[i] == object && isSame(bytes, from, end, names[i])) {
          return i;
        }
      }
      return NONE;
    }

    private static int placeOf(long hash, int object, int places) {
      return ((int) (hash ^ hash >>> 32) + object) & (places - 1);
    }

    /** Puts the numbers of all names where {@link #find} begins to look for each. */
    private int[] table() {
      int[] places = new int[Integer.highestOneBit(names.length + 1) * ROOM];
      Arrays.fill(places, NONE);
      for (int i = 0; i < names.length; i++) {
        int at = placeOf(hashes[i], objects[i], places.length);
        while (places[at] != NONE) {
          at = (at + 1) & (places.length - 1);
        }
        places[at] = i;
      }
      return places;
    }

    /** Builds {@link Names}. */
    public static final class Builder {
      private final List<String> names = new ArrayList<>();
      private final List<Kind> kinds = new ArrayList<>();
      private final List<Integer> objects = new ArrayList<>();
      private final Deque<Integer> open = new ArrayDeque<>();

      private Builder() {
        open.push(ROOT);
      }

      /** Adds texts: strings, and numbers and booleans as they are written. */
      public Builder texts(String... added) {
        return add(Kind.TEXT, added);
      }

      /** Adds numbers without sign and exponent; others are unusual. */
      public Builder decimals(String... added) {
        return add(Kind.DECIMAL, added);
      }

      /** Adds what is missing or null as a rule; anything else is unusual. */
      public Builder nothing(String... added) {
        return add(Kind.NOTHING, added);
      }

      /** Adds an object; the fields that follow are its own, until {@link #end}. */
      public Builder object(String added) {
        add(Kind.OBJECT, added);
        open.push(names.size() - 1);
        return this;
      }

      /** Ends an object: the fields that follow are of the one around it. */
      public Builder end() {
        open.pop();
        return this;
      }

      private Builder add(Kind kind, String... added) {
        for (String name : added) {
          names.add(name);
          kinds.add(kind);
          objects.add(open.element());
        }
        return this;
      }

      /** Builds the names. */
      public Names build() {
        return new Names(this);
      }
    }
  }
}
