package io.recarga.journal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.TopUpKey;
import io.recarga.fuzz.Bounded;
import java.nio.charset.StandardCharsets;

/** Rows that a database gives back. */
class RowFuzzTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final FieldCipher CIPHER = FieldCipher.none();

  /** Whoever reads a row takes each RuntimeException for a row that this version does not know. */
  @FuzzTest
  void bodies(byte[] input) {
    String body = new String(input, StandardCharsets.UTF_8);
    Bounded.run(() -> read(body), RuntimeException.class);
    JournalRow row = readOrNull(body);
    if (row != null) {
      Bounded.run(() -> {
        String written = RowBody.write(row, CIPHER);
        String again = RowBody.write(read(written), CIPHER);
        // The notes of a route have no order.
        if (!Json.read(again).equals(Json.read(written))) {
          throw new AssertionError("changes when it is written again");
        }
      });
    }
  }

  private static JournalRow readOrNull(String body) {
    try {
      return read(body);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static JournalRow read(String body) {
    return RowBody.read(KEY, "fp1:00", body, CIPHER).build();
  }
}
