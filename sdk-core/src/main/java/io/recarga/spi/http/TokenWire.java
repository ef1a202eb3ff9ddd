package io.recarga.spi.http;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a token endpoint. The record is public only because Moshi asks for it. */
final class TokenWire {
  private static final JsonFields.Names NAMES = JsonFields.Names.builder()
      .texts("access_token", "expires_in", "error", "errorCode")
      .build();

  private TokenWire() {}

  /** Reads an answer, good or bad; null if it is not one. */
  static @Nullable Reply read(HttpReply reply) {
    JsonFields fields = reply.fields(NAMES);
    return fields == null
        ? reply.json(Unusual.REPLY)
        : new Reply(fields.text(0), fields.text(1), fields.text(2), fields.text(3));
  }

  /** Writes a question. By hand: what Moshi writes with takes milliseconds to get ready. */
  static byte[] write(Map<String, String> fields) {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (json.length() > 1) {
        json.append(',');
      }
      quote(json, field.getKey());
      json.append(':');
      quote(json, field.getValue());
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append("\\u00");
        json.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
      } else if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /**
   * An answer, good or bad.
   *
   * @param token the token
   * @param lifetime its lifetime in seconds, sometimes as text
   * @param error the standard's error code
   * @param errorCode the error code of some carriers
   */
  public record Reply(
      @Json(name = "access_token") @Nullable String token,
      @Text @Json(name = "expires_in") @Nullable String lifetime,
      @Text @Nullable String error,
      @Text @Nullable String errorCode) {}

  /** What most apps never need, and takes long to make at their start. */
  private static final class Unusual {
    static final JsonAdapter<Reply> REPLY = CarrierJson.moshi().build().adapter(Reply.class);
  }
}
