package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierJsonTest {
  /** What a carrier might answer. */
  public record Reply(
      @Nullable BigDecimal amount, @Text @Nullable String id) {}

  private static final Moshi MOSHI = CarrierJson.moshi().build();
  private static final JsonAdapter<Reply> REPLY = MOSHI.adapter(Reply.class);
  private static final JsonAdapter<Object> ANY = MOSHI.adapter(Object.class);

  @ParameterizedTest
  @CsvSource({
    "3.04908, 3.04908",
    "'\"3.04908\"', 3.04908",
    "20.00, 20.00",
    "-0.5, -0.5",
    "1e3, 1E+3",
    "12345678901234567890.12345678901, 12345678901234567890.12345678901",
    "'\" 7 \"', 7",
    "null, ",
    "'\"\"', "
  })
  void decimalIsReadExactly(String wire, @Nullable BigDecimal expected) {
    assertThat(read("{\"amount\":" + wire + "}")).isEqualTo(new Reply(expected, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"9e999999999\"",
        "\"1e31\"",
        "\"NaN\"",
        "\"0x1\"",
        "\"1,5\"",
        "\"1.2.3\"",
        "\".5\"",
        "\"5.\"",
        "\".\"",
        "\"٣\"",
        "true",
        "{}",
        "[]",
        "9e999999999",
        "1e31",
        "1e-31",
        "123456789012345678901234567890123"
      })
  void hostileDecimalIsUnreadable(String wire) {
    assertThat(read("{\"amount\":" + wire + "}")).isNull();
  }

  @Test
  void decimalIsWrittenPlainly() {
    assertThat(REPLY.toJson(new Reply(new BigDecimal("1E-10"), null)))
        .isEqualTo("{\"amount\":0.0000000001}");
    assertThat(REPLY.toJson(new Reply(new BigDecimal("2E+3"), "a"))).contains("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"007\"', 007",
    "12345678901234567890, 12345678901234567890",
    "1.50, 1.50",
    "true, true",
    "null, "
  })
  void textIsTakenAsItStands(String wire, @Nullable String expected) {
    assertThat(read("{\"id\":" + wire + "}")).isEqualTo(new Reply(null, expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "null",
        "true",
        "-0",
        "0.10",
        "1E+30",
        "\"\"",
        "{\"a\":{\"a\":1}}",
        "[{\"a\":1},{\"a\":2}]",
        "{\"a\":1,\"A\":2}",
        "\"\\u00d1 Ñ 漢 😀 \\\" \\\\ \\/ \\b\\f\\n\\r\\t\"",
        "12345678901234567890123456789012",
        "\"tab\there\"",
        "\t\r\n {\"\":[1,2,{}]}\n"
      })
  void ordinaryDocumentPasses(String json) {
    assertThatCode(() -> check(json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1 \"b\":2}",
        "tru",
        "nul",
        "True",
        "NaN",
        "Infinity",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".1",
        "1e",
        "1e+",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12",
        "<html>",
        "{} {}",
        "{}x",
        "1 2",
        "[1]]",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"😀\":1,\"\\ud83d\\ude00\":2}",
        "[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}]",
        "{\"\":1,\"\":1}",
        "1e31",
        "1e-31",
        "1e0000000000000000000000000000000001",
        "123456789012345678901234567890123",
        "/*a*/1",
        ")]}'\n{}"
      })
  void junkAndExcessAreRefused(String json) {
    assertThatThrownBy(() -> check(json)).isInstanceOf(IOException.class);
  }

  @Test
  void thirtyTwoLevelsPassAndOneMoreDoesNot() {
    assertThatCode(() -> check("[".repeat(32) + "]".repeat(32))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check("[".repeat(33) + "]".repeat(33)))
        .hasMessageContaining("nested deeper than 32");
    assertThatThrownBy(() -> check("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
        .hasMessageContaining("nested deeper than 32");
    assertThatThrownBy(() -> check("[".repeat(1_000_000))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c3",
        "c328",
        "a0",
        "ff",
        "fe",
        "c080",
        "c1bf",
        "e08080",
        "e0a0",
        "eda080",
        "edbfbf",
        "f0808080",
        "f08f8080",
        "f4908080",
        "f5808080",
        "f8888080",
        "d1"
      })
  void bytesThatAreNotUtf8AreRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex("22" + hex + "22");
    assertThatThrownBy(() -> JsonLimits.check(bytes, 0)).isInstanceOf(IOException.class);
  }

  @Test
  void utf8IsDecidedAsTheJdkDecidesIt() {
    Random random = new Random(7);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] text = new byte[1 + random.nextInt(4)];
      for (int j = 0; j < text.length; j++) {
        text[j] = (byte) (0x80 + random.nextInt(0x80));
      }
      if (random.nextBoolean()) {
        text[0] = (byte) (0xC0 + random.nextInt(0x38));
      }
      boolean expected = !new String(text, StandardCharsets.UTF_8).contains("\uFFFD");
      valid += expected ? 1 : 0;
      boolean passed = true;
      try {
        JsonLimits.check(new Buffer().writeByte('"').write(text).writeByte('"').readByteArray(), 0);
      } catch (IOException e) {
        passed = false;
      }
      assertThat(passed).as(HexFormat.of().formatHex(text)).isEqualTo(expected);
    }
    assertThat(valid).as("the trial saw both sorts").isBetween(1_000, 199_000);
  }

  @Test
  void manyNamesInOneObjectPassAndOneRepeatIsFound() {
    String names = IntStream.range(0, 50_000)
        .mapToObj(i -> "\"n" + i + "\":1")
        .collect(Collectors.joining(","));
    assertThatCode(() -> check("[{" + names + "},{" + names + "}]")).doesNotThrowAnyException();
    assertThatThrownBy(() -> check("{" + names + ",\"n7\":1}")).hasMessageContaining("comes twice");
  }

  @Test
  void whatPassesIsReadByMoshiAndTruncationNeverPasses() throws IOException {
    String json = "{\"amount\":20.00,\"id\":\"Ñ\\n\",\"other\":[{\"a\":null,\"b\":[true,1e2]}]}";
    assertThat(read(json)).isEqualTo(new Reply(new BigDecimal("20.00"), "Ñ\n"));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> JsonLimits.check(cut, 0)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void randomDamageNeverThrowsPastTheReply() {
    byte[] json =
        "{\"amount\":20.00,\"id\":\"Ñ\",\"o\":[{\"a\":null}]}".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(42);
    int unreadable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = json.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
      HttpReply reply = new HttpReply(200, Headers.of(), damaged);
      unreadable += reply.json(ANY) == null ? 1 : 0;
    }
    assertThat(unreadable).isBetween(5_000, 19_999);
  }

  @Test
  void wrongShapeAndHtmlAreUnreadableAndAByteOrderMarkIsNot() {
    assertThat(read("[]")).isNull();
    assertThat(read("\"x\"")).isNull();
    assertThat(read("{\"id\":[]}")).isNull();
    assertThat(read("<html>502</html>")).isNull();
    assertThat(read("")).isNull();
    assertThat(read("\uFEFF{\"id\":1}")).isEqualTo(new Reply(null, "1"));
    assertThat(
            new HttpReply(200, Headers.of(), "\uFEFFa".getBytes(StandardCharsets.UTF_8)).bodyUtf8())
        .isEqualTo("a");
  }

  private static void check(String json) throws IOException {
    JsonLimits.check(json.getBytes(StandardCharsets.UTF_8), 0);
  }

  private static @Nullable Reply read(String json) {
    return new HttpReply(200, Headers.of(), json.getBytes(StandardCharsets.UTF_8)).json(REPLY);
  }
}
