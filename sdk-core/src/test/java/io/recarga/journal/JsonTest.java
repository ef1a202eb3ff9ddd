package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void whateverIsWrittenIsReadBackEqual() {
    Random random = new Random(4711);
    for (int i = 0; i < 2_000; i++) {
      Map<String, Object> object = object(random, 3);
      assertThat(Json.read(Json.write(object))).isEqualTo(object);
    }
  }

  @Test
  void whateverIsWrittenIsJsonToOthersAndAscii() throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      Map<String, Object> object = object(random, 3);
      String text = Json.write(object);
      assertThat(text).matches("[ -~]+");
      JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text));
      assertThat(reader.readJsonValue()).isEqualTo(asRead(object));
      assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }
  }

  @Test
  void whatPeopleAndDatabasesMakeOfItIsRead() {
    String text =
        " {\n\t\"a\" : [ 1 , -2.50, 1E+3 ],\r\n \"b\\/\\u00d1\\n\":\"\\ud83d\\ude00\\\"\","
            + " \"none\": null, \"yes\": true, \"no\": false, \"empty\": {} , \"list\": [ ] } ";
    assertThat(Json.read(text))
        .isEqualTo(Map.of(
            "a",
            List.of(new BigDecimal("1"), new BigDecimal("-2.50"), new BigDecimal("1E+3")),
            "b/Ñ\n",
            "\uD83D\uDE00\"",
            "yes",
            true,
            "no",
            false,
            "empty",
            Map.of(),
            "list",
            List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "1",
        "null",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1} x",
        "{a:1}",
        "{\"a\":tru}",
        "{\"a\":\"x}",
        "{\"a\":\"\\",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":-}",
        "{\"a\":1.2.3}",
        "{\"a\":[1 2]}",
        "{\"a\":1,\"a\":2}"
      })
  void anythingElseIsRefusedWithoutBeingRepeated(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON");
  }

  @Test
  void whatIsTooDeepIsRefused() {
    assertThatThrownBy(() -> Json.read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.put(text(random), value(random, depth));
    }
    return object;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> text(random);
      case 1 -> random.nextBoolean();
      case 2 -> new BigDecimal(new java.math.BigInteger(70, random), random.nextInt(12));
      case 3 -> object(random, depth - 1);
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      boolean usual = random.nextInt(3) > 0;
      text.append(usual ? (char) (' ' + random.nextInt(96)) : (char) random.nextInt(0xd800));
    }
    return text.toString();
  }

  private static Object asRead(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> read = new LinkedHashMap<>();
      map.forEach((name, part) -> read.put(name, asRead(part)));
      return read;
    } else if (value instanceof List<?> list) {
      return list.stream().map(JsonTest::asRead).toList();
    }
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }
}
