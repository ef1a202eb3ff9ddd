package io.recarga.spi.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.recarga.fuzz.Bounded;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import okhttp3.Headers;
import okio.Buffer;

/** What stands between a carrier's bytes and everything that reads them. */
class JsonFuzzTest {
  private static final Moshi MOSHI = CarrierJson.moshi().build();
  private static final JsonAdapter<Object> ANY = MOSHI.adapter(Object.class);
  private static final JsonAdapter<BigDecimal> DECIMAL = MOSHI.adapter(BigDecimal.class);
  private static final JsonAdapter<Object> PLAIN =
      new Moshi.Builder().build().adapter(Object.class);
  private static final Redactor REDACTOR = new Redactor(Set.of("status"));

  /** What passes the limits is well-formed in the eyes of somebody else, too. */
  @FuzzTest
  void limits(byte[] input) {
    Bounded.run(
        () -> {
          JsonLimits.check(input, 0);
          try {
            var unused = PLAIN.fromJson(new Buffer().write(input));
          } catch (IOException | RuntimeException e) {
            throw new AssertionError("passed, and is not read: " + e, e);
          }
        },
        IOException.class);
  }

  @FuzzTest
  void replies(byte[] input) {
    Bounded.run(() -> {
      HttpReply reply = new HttpReply(200, Headers.of(), input);
      reply.json(ANY);
      reply.bodyUtf8();
      BigDecimal decimal = reply.json(DECIMAL);
      if (decimal != null && decimal.toPlainString().length() > 100) {
        throw new AssertionError("a number of " + decimal.toPlainString().length() + " digits");
      }
    });
  }

  @FuzzTest
  void redaction(byte[] input) {
    Bounded.run(() -> REDACTOR.redact(input), IOException.class);
    String text = new String(input, StandardCharsets.UTF_8);
    Bounded.run(() -> Redactor.maskDigits(Redactor.plain(text)));
  }
}
