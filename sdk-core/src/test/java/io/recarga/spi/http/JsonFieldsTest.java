package io.recarga.spi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read field by field is what is read as a whole, or is called unusual. */
class JsonFieldsTest {
  private static final JsonFields.Names NAMES = JsonFields.Names.builder()
      .texts("id", "status")
      .decimals("amount")
      .nothing("pin")
      .object("wallet")
      .decimals("cost")
      .texts("status")
      .build();
  private static final JsonAdapter<Whole> WHOLE = CarrierJson.moshi().build().adapter(Whole.class);

  @Test
  void fieldsAreFoundWhereTheyBelong() {
    JsonFields fields = fields("""
        {"x":{"id":"no","wallet":{"cost":9}}, "status":"OK", "list":[{"id":1},"id"],
         "wallet":{"status":"ñ","deep":{"cost":7},"cost":6.098160}, "id":181999, "pin":null}""");
    assertThat(fields).isNotNull();
    assertThat(fields.text(0)).isEqualTo("181999");
    assertThat(fields.word(1)).isEqualTo("OK").isSameAs(fields.word(1));
    assertThat(fields.decimal(2)).isNull();
    assertThat(fields.isNull(3)).isTrue();
    assertThat(fields.isNull(4)).isFalse();
    assertThat(fields.decimal(5)).isEqualTo(new BigDecimal("6.098160"));
    assertThat(fields.text(6)).isEqualTo("ñ");
    String likely = "181999";
    assertThat(fields.text(0, likely)).isSameAs(likely);
    assertThat(fields.text(0, "18199")).isEqualTo("181999");
  }

  @Test
  void numberWithoutItsPlusSignIsTakenForTheOneThatWasAskedFor() {
    String asked = "+51987654321";
    assertThat(phone("\"51987654321\"").textBehind(0, asked)).isSameAs(asked);
    assertThat(phone("\"51987654322\"").textBehind(0, asked)).isEqualTo("51987654322");
    assertThat(phone("\"987654321\"").textBehind(0, asked)).isEqualTo("987654321");
    assertThat(phone("\"+51987654321\"").textBehind(0, asked)).isEqualTo(asked);
    assertThat(phone("51987654321").textBehind(0, asked)).isEqualTo("51987654321");
    assertThat(phone("null").textBehind(0, asked)).isNull();
  }

  @Test
  void eachOfManyNamesIsFoundInItsOwnObject() {
    String[] names = IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new);
    JsonFields.Names all =
        JsonFields.Names.builder().texts(names).object("in").texts(names).build();
    StringJoiner outer = new StringJoiner(",", "{", "");
    StringJoiner inner = new StringJoiner(",", ",\"in\":{", "}}");
    for (int i = 0; i < names.length; i++) {
      outer.add("\"" + names[i] + "\":\"out" + i + "\"");
      inner.add("\"" + names[i] + "\":\"in" + i + "\"");
    }
    JsonFields fields = JsonFields.read((outer + "" + inner).getBytes(UTF_8), 0, all);
    assertThat(fields).isNotNull();
    for (int i = 0; i < names.length; i++) {
      assertThat(fields.text(i)).isEqualTo("out" + i);
      assertThat(fields.text(names.length + 1 + i)).isEqualTo("in" + i);
    }
  }

  private static JsonFields phone(String value) {
    return Objects.requireNonNull(fields("{\"id\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[{\"id\":1}]",
        "{}",
        "7",
        "null",
        "<html>",
        "{\"id\":1} x",
        "{\"id\":1",
        "{\"id\":1,\"id\":2}",
        "{\"id\":1,\"\\u0069d\":2}",
        "{\"id\":\"a\\nb\"}",
        "{\"id\":{}}",
        "{\"id\":[]}",
        "{\"amount\":-1}",
        "{\"amount\":1e2}",
        "{\"amount\":\"1\"}",
        "{\"amount\":true}",
        "{\"amount\":1234567890123456789}",
        "{\"pin\":{\"code\":\"1\"}}",
        "{\"pin\":\"\"}",
        "{\"wallet\":\"none\"}",
        "{\"wallet\":[]}"
      })
  void whatIsUnusualIsLeftToOthers(String json) {
    assertThat(fields(json)).isNull();
  }

  @Test
  void objectsWithinObjectsHaveFieldsOfTheirOwn() {
    JsonFields.Names deep = JsonFields.Names.builder()
        .texts("id")
        .object("sale")
        .texts("id")
        .object("wallet")
        .texts("id")
        .end()
        .texts("status")
        .end()
        .texts("status")
        .build();
    JsonFields fields = reply("""
            {"sale":{"wallet":{"id":"w","status":"no"},"id":"s","status":"in"},"id":"o",\
            "status":"out","wallet":{"id":"no"}}""").fields(deep);
    assertThat(fields).isNotNull();
    assertThat(IntStream.of(0, 2, 4, 5, 6).mapToObj(fields::text))
        .containsExactly("o", "s", "w", "in", "out");
  }

  @Test
  void aNameThatIsWrittenWithAnEscapeIsAnother() {
    JsonFields fields = fields("{\"\\u0069d\":1,\"status\":\"OK\"}");
    assertThat(fields).isNotNull();
    assertThat(fields.text(0)).as("left out, as if it were missing").isNull();
  }

  @Test
  void randomDocumentsAreReadAlike() {
    Random random = new Random(20_261_124);
    int usual = 0;
    for (int i = 0; i < 20_000; i++) {
      String json = document(random, 0);
      JsonFields fields = fields(json);
      if (fields != null) {
        usual++;
        Whole whole = Objects.requireNonNull(reply(json).json(WHOLE), json);
        assertThat(fields.text(0)).as(json).isEqualTo(whole.id());
        assertThat(fields.word(1)).as(json).isEqualTo(whole.status());
        assertThat(fields.decimal(2)).as(json).isEqualTo(whole.amount());
        Wallet wallet = whole.wallet();
        assertThat(fields.isNull(4)).as(json).isEqualTo(wallet == null);
        assertThat(fields.decimal(5)).as(json).isEqualTo(wallet == null ? null : wallet.cost());
        assertThat(fields.text(6)).as(json).isEqualTo(wallet == null ? null : wallet.status());
      }
    }
    assertThat(usual).as("many are usual, not all").isBetween(1_000, 19_000);
  }

  @Test
  void manyNamesAndDeepObjectsStayWithinTheLimits() {
    StringJoiner many = new StringJoiner(",", "{", ",\"id\":5}");
    for (int i = 0; i < 100; i++) {
      many.add("\"n" + i + "\":{\"n" + i + "\":{\"a\":1,\"b\":2}}");
    }
    JsonFields fields = fields(many.toString());
    assertThat(fields).isNotNull();
    assertThat(fields.text(0)).isEqualTo("5");
    assertThat(fields(many.toString().replace("\"n99\":{", "\"n0\":{"))).isNull();
    assertThat(fields(many.toString().replace("\"b\":2", "\"a\":2"))).isNull();
  }

  private static String document(Random random, int depth) {
    StringJoiner object = new StringJoiner(",", "{", "}");
    for (String name : List.of("id", "status", "amount", "pin", "wallet", "cost", "other")) {
      if (random.nextInt(3) > 0) {
        object.add("\"" + name + "\":" + value(name, random, depth));
      }
    }
    return object.toString();
  }

  private static String value(String name, Random random, int depth) {
    boolean isWallet = name.equals("wallet");
    if (depth < 2 && random.nextInt(20) < (isWallet ? 16 : 1)) {
      return document(random, depth + 1);
    }
    if (random.nextInt(4) == 0 || isWallet || name.equals("pin")) {
      return random.nextInt(20) == 0 ? "\"x\"" : "null";
    }
    String number = random.nextInt(1_000) + (random.nextBoolean() ? "." + random.nextInt(99) : "");
    return switch (random.nextInt(20)) {
      case 0 -> "-" + number;
      case 1 -> "\"a\\tb\"";
      case 2 -> "true";
      case 3 -> "[1]";
      case 4, 5, 6 -> name.equals("amount") || name.equals("cost") ? number : "\"ÑANDÚ 漢\"";
      default -> number;
    };
  }

  private static @Nullable JsonFields fields(String json) {
    return reply(json).fields(NAMES);
  }

  private static HttpReply reply(String json) {
    return new HttpReply(200, Headers.of(), json.getBytes(UTF_8));
  }

  /** Public because Moshi asks for it. */
  public record Whole(
      @Text @Nullable String id,
      @Text @Nullable String status,
      @Nullable BigDecimal amount,
      @Nullable Wallet wallet) {}

  /** Public because Moshi asks for it. */
  public record Wallet(
      @Nullable BigDecimal cost, @Text @Nullable String status) {}
}
