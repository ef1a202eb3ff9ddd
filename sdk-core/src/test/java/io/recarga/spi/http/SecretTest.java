package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
  private static final Secret SECRET = Secret.of("Ñandú");

  @Test
  void onlyItsHolderReadsIt() {
    assertThat(SECRET).hasToString("***");
    assertThat(SECRET.reveal()).isEqualTo("Ñandú");
  }

  @Test
  void sameTextMatchesAndEqualsIsIdentity() {
    Secret same = Secret.of("Ñandú");
    assertThat(SECRET.matches(same)).isTrue();
    assertThat(SECRET.matches(Secret.of("Nandu"))).isFalse();
    assertThat(SECRET).isNotEqualTo(same);
  }

  @Test
  void emptyOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(""))
        .withMessage("secret: is empty");
  }
}
