package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {
  private static final String NUMBER = "+51987654321";

  private final FieldCipher first = FieldCipher.ofKey("k1", key(1));
  private final FieldCipher second = FieldCipher.ofKey("k2", key(2)).alsoReading("k1", key(1));

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+51987654321", "ñ 中文", "sealed:k1:x"})
  void whatWasSealedOpensAgainInItsPlace(String text) {
    String sealed = first.seal(text, "here");
    assertThat(first.open(sealed, "here")).isEqualTo(text);
    assertThat(sealed).matches("sealed:k1:[A-Za-z0-9_-]+");
  }

  @Test
  void sealedTextDoesNotTellWhatItIs() {
    String sealed = first.seal(NUMBER, "here");
    assertThat(sealed).doesNotContain("987654321");
    assertThat(first.seal(NUMBER, "here")).isNotEqualTo(sealed);
  }

  @Test
  void sealedTextDoesNotOpenElsewhere() {
    String sealed = first.seal(NUMBER, "here");
    assertThatThrownBy(() -> first.open(sealed, "there")).isInstanceOf(JournalException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sealed:k1:",
        "sealed:k1:AAAA",
        "sealed:k1:!!",
        "sealed:k1:AAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void damagedTextIsRefused(String damaged) {
    assertThatThrownBy(() -> first.open(damaged, "here"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("cipher: ");
  }

  @Test
  void aChangedTextIsRefused() {
    String sealed = first.seal(NUMBER, "here");
    char last = sealed.charAt(sealed.length() - 2);
    String changed = sealed.substring(0, sealed.length() - 2)
        + (last == 'A' ? 'B' : 'A')
        + sealed.charAt(sealed.length() - 1);
    assertThatThrownBy(() -> first.open(changed, "here")).isInstanceOf(JournalException.class);
  }

  @Test
  void anotherKeyUnderTheSameNameIsRefused() {
    String sealed = first.seal(NUMBER, "here");
    FieldCipher wrong = FieldCipher.ofKey("k1", key(9));
    assertThatThrownBy(() -> wrong.open(sealed, "here"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("k1")
        .hasMessageNotContaining(NUMBER);
  }

  @Test
  void aMissingKeyIsNamed() {
    String sealed = first.seal(NUMBER, "here");
    assertThatThrownBy(() -> FieldCipher.none().open(sealed, "here"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("\"k1\"");
  }

  @Test
  void aNewKeyIsWrittenWhileTheOldOneIsStillRead() {
    assertThat(second.open(first.seal(NUMBER, "here"), "here")).isEqualTo(NUMBER);
    assertThat(second.seal(NUMBER, "here")).startsWith("sealed:k2:");
    assertThat(first.alsoReading("k2", key(2)).open(second.seal(NUMBER, "here"), "here"))
        .isEqualTo(NUMBER);
  }

  @Test
  void whatWasWrittenBeforeThereWasAKeyIsStillRead() {
    assertThat(first.open(NUMBER, "here")).isEqualTo(NUMBER);
    assertThat(FieldCipher.none().seal(NUMBER, "here")).isEqualTo(NUMBER);
  }

  @Test
  void linesAreLookedUpByEveryKeyTheyMayHaveBeenWrittenWith() {
    assertThat(second.hashes(NUMBER))
        .contains(second.hash(NUMBER), first.hash(NUMBER), FieldCipher.none().hash(NUMBER))
        .hasSize(3);
    assertThat(first.hash(NUMBER)).isEqualTo(FieldCipher.ofKey("x", key(1)).hash(NUMBER));
    assertThat(first.hash(NUMBER)).isNotEqualTo(second.hash(NUMBER));
    assertThat(first.hash(NUMBER)).isNotEqualTo(first.hash(NUMBER + "0"));
  }

  @Test
  void whatIsSealedWithTheKeyOfTodayIsToldFromTheRest() {
    assertThat(second.isCurrent(second.seal(NUMBER, "here"))).isTrue();
    assertThat(second.isCurrent(first.seal(NUMBER, "here"))).isFalse();
    assertThat(second.isCurrent(NUMBER)).isFalse();
    assertThat(FieldCipher.none().isCurrent(NUMBER)).isTrue();
    assertThat(FieldCipher.none().isCurrent(first.seal(NUMBER, "here"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33})
  void aKeyOfAnotherLengthIsRefused(int length) {
    assertThatThrownBy(() -> FieldCipher.ofKey("k1", new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "ñ", "1234567890123456789012345678901"})
  void aKeysNameIsChecked(String id) {
    assertThatThrownBy(() -> FieldCipher.ofKey(id, key(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> first.alsoReading(id, key(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoKeysMayNotHaveOneName() {
    assertThatThrownBy(() -> first.alsoReading("k1", key(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsTextShowsNamesOnly() {
    assertThat(first.toString()).isEqualTo("FieldCipher[k1]");
  }
}
