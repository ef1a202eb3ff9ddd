package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal belongs to one installation, tells one time, and keeps switches that machines share. */
interface MetaContract extends JournalFixture {

  @Test
  default void everyMachineGetsTheSameSalt() {
    byte[] salt = journal().open("shop");
    assertThat(salt).hasSizeGreaterThanOrEqualTo(32);
    assertThat(elsewhere().open("shop")).isEqualTo(salt);
    assertThat(journal().open("shop")).isEqualTo(salt);
  }

  @Test
  default void machinesThatOpenAtOnceGetTheSameSalt() throws Exception {
    List<String> salts = atOnce(
        6, index -> Arrays.toString((index % 2 == 0 ? journal() : elsewhere()).open("shop")));
    assertThat(new HashSet<>(salts)).hasSize(1);
  }

  @Test
  default void anotherInstallationIsRefusedByName() {
    journal().open("shop");
    assertThatThrownBy(() -> elsewhere().open("another"))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("shop", "another");
  }

  @Test
  default void theTimeIsTold() {
    Instant before = Instant.now();
    Instant told = journal().now(TimeSource.system());
    assertThat(Duration.between(before, told).abs()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  default void machinesAgreeOnTheTime() {
    Instant one = journal().now(TimeSource.system());
    Instant other = elsewhere().now(TimeSource.system());
    assertThat(Duration.between(one, other).abs()).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "ñ 中文 \uD83D\uDE00", "a\u0000b\n\"'\\", "' OR 1=1 --"})
  default void aSettingIsReadBackEqualElsewhere(String value) {
    journal().set("switch:acme", value);
    assertThat(elsewhere().setting("switch:acme")).isEqualTo(value);
  }

  @Test
  default void theLongestSettingIsKept() {
    journal().set("n".repeat(64), "ñ".repeat(500));
    assertThat(elsewhere().setting("n".repeat(64))).isEqualTo("ñ".repeat(500));
  }

  @Test
  default void aSettingIsReplacedAndForgotten() {
    journal().set("a", "1");
    elsewhere().set("a", "2");
    assertThat(journal().setting("a")).isEqualTo("2");
    journal().set("a", null);
    assertThat(elsewhere().setting("a")).isNull();
    journal().set("a", null);
    assertThat(journal().setting("a")).isNull();
  }

  @Test
  default void settingsDoNotMix() {
    journal().set("a", "1");
    journal().set("A", "2");
    assertThat(journal().setting("a")).isEqualTo("1");
    assertThat(journal().setting("b")).isNull();
    assertThat(journal().setting("installation")).isNull();
    assertThat(journal().setting("salt")).isNull();
  }

  @Test
  default void ofManyWritesOfASettingOneStays() throws Exception {
    List<Boolean> done = atOnce(6, index -> {
      (index % 2 == 0 ? journal() : elsewhere()).set("a", "v" + index);
      return true;
    });
    assertThat(done).containsOnly(true);
    assertThat(journal().setting("a")).startsWith("v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ñ", "a'", "a;b", "%"})
  default void aNameOfOtherCharactersIsRefused(String name) {
    assertThatThrownBy(() -> journal().set(name, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal().setting(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(ints = {500})
  default void upTo500CharactersAreTakenAndNoMore(Integer most) {
    String value = most == null ? null : "x".repeat(most);
    journal().set("a", value);
    assertThat(journal().setting("a")).isEqualTo(value);
    assertThatThrownBy(() -> journal().set("a", "x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("501");
    assertThat(journal().setting("a")).isEqualTo(value);
  }
}
