package io.recarga.spi.http;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import okio.Buffer;

/** Copies JSON for people to read, with all values masked but those of cleared fields. */
final class Redactor {
  private static final String MASK = "***";

  private final Set<String> shown;

  Redactor(Set<String> shownFields) {
    shown = Set.copyOf(shownFields);
  }

  /**
   * Copies the document.
   *
   * @throws IOException if it is not JSON within the limits
   */
  String redact(byte[] json) throws IOException {
    JsonLimits.check(json, 0);
    Buffer out = new Buffer();
    JsonReader reader = JsonReader.of(new Buffer().write(json));
    JsonWriter writer = JsonWriter.of(out);
    writer.setSerializeNulls(true);
    writer.setLenient(true);
    copy(reader, writer, false);
    return out.readUtf8();
  }

  private void copy(JsonReader in, JsonWriter out, boolean cleared) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        in.beginObject();
        out.beginObject();
        while (in.hasNext()) {
          String name = in.nextName();
          out.name(maskDigits(name));
          copy(in, out, isCleared(name));
        }
        in.endObject();
        out.endObject();
      }
      case BEGIN_ARRAY -> {
        in.beginArray();
        out.beginArray();
        while (in.hasNext()) {
          copy(in, out, cleared);
        }
        in.endArray();
        out.endArray();
      }
      case NULL -> out.value(in.<String>nextNull());
      case BOOLEAN -> out.value(in.nextBoolean());
      default -> {
        String text = in.nextString();
        out.value(cleared ? maskDigits(text) : MASK);
      }
    }
  }

  private boolean isCleared(String name) {
    return shown.contains(name) && !Secrets.NAMES.matcher(name).find();
  }

  static String maskDigits(String text) {
    return Secrets.DIGITS.matcher(text).replaceAll(MASK);
  }

  /** Returns the text without characters that could forge a line of a log. */
  static String plain(String text) {
    return text.replaceAll("[^\\x21-\\x7E]", "?");
  }

  /** Made when the first line is logged. */
  private static final class Secrets {
    static final Pattern NAMES = Pattern.compile(
        "token|secret|passw|pwd|authoriz|signature|\\bpin|pin\\b|_pin|pin_|api_?key",
        Pattern.CASE_INSENSITIVE);
    // Eight digits or more, also in groups: a phone number, an ICCID, a PIN.
    static final Pattern DIGITS = Pattern.compile("[0-9](?:[ ._/-]?[0-9]){7,}");
  }
}
