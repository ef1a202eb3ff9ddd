package io.recarga.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.Buffer;

/** Spoils the body of a carrier's answer. */
final class Bodies {
  private Bodies() {}

  /** Returns the answer's body as text; empty if it has none. */
  static String text(MockResponse response) {
    MockResponseBody body = response.getBody();
    if (body == null) {
      return "";
    }
    Buffer buffer = new Buffer();
    try {
      body.writeTo(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  /** Returns the same answer with another body. */
  static MockResponse with(MockResponse response, String body) {
    return response.newBuilder().body(body).build();
  }

  /** Returns the answer with its body changed. */
  static MockResponse changed(MockResponse response, UnaryOperator<String> change) {
    return with(response, change.apply(text(response)));
  }

  /** Returns the answer with one more member in its outermost JSON object. */
  static MockResponse withMember(MockResponse response, String member) {
    String body = text(response);
    int brace = body.indexOf('{');
    assumeTrue(brace >= 0, "the carrier's answer is not a JSON object");
    String rest = body.substring(brace + 1);
    String comma = rest.stripLeading().startsWith("}") ? "" : ",";
    return with(response, body.substring(0, brace + 1) + member + comma + rest);
  }

  /** What gateways say in the carrier's name. */
  static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html")
        .body("<html><head><title>" + status + "</title></head><body>Gateway</body></html>")
        .build();
  }
}
