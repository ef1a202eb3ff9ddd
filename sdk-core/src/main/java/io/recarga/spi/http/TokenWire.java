package io.recarga.spi.http;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
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

  /** Writes a question. */
  static ByteString write(Map<String, String> fields) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.beginObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        writer.name(field.getKey()).value(field.getValue());
      }
      writer.endObject();
    } catch (IOException e) {
      throw new IllegalStateException("a buffer takes all", e);
    }
    return buffer.readByteString();
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
