package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A changed reference would let a lost journal pay twice, so these are pinned for ever. */
class ReferencesTest {
  private static final AdapterId ADAPTER = AdapterId.of("reloadly");
  private static final TopUpKey KEY = TopUpKey.of("order-4711");

  private final References references = new References("shop");

  @Test
  void referencesAreKnownForEver() {
    // Base32 (RFC 4648) of SHA-256 over the four parts, each behind its length in four bytes.
    assertThat(references.of(KEY, ADAPTER, 0)).isEqualTo("FKU7YBNPKLXFYWJX7PKSI2NN00");
    assertThat(references.of(KEY, ADAPTER, 7)).isEqualTo("FKU7YBNPKLXFYWJX7PKSI2NN07");
    assertThat(references.of(KEY, ADAPTER, 42)).isEqualTo("FKU7YBNPKLXFYWJX7PKSI2NN42");
    assertThat(references.of(KEY, ADAPTER, 99)).isEqualTo("FKU7YBNPKLXFYWJX7PKSI2NN99");
  }

  @Test
  void everyPartMattersAndNoneRunsIntoTheNext() {
    List<String> all = List.of(
        references.of(KEY, ADAPTER, 0),
        references.of(KEY, AdapterId.of("reloadly-eu"), 0),
        references.of(TopUpKey.of("order-4712"), ADAPTER, 0),
        references.of(TopUpKey.of("shop", "order-4711"), ADAPTER, 0),
        references.of(TopUpKey.of("ab", "c"), ADAPTER, 0),
        references.of(TopUpKey.of("a", "bc"), ADAPTER, 0),
        new References("other").of(KEY, ADAPTER, 0));
    assertThat(all.stream().collect(Collectors.toSet())).hasSameSizeAs(all);
  }

  @Test
  void serialsThatDoNotFitAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> references.of(KEY, ADAPTER, -1))
        .withMessage("serial of a reference: -1");
    assertThatIllegalStateException()
        .isThrownBy(() -> references.of(KEY, ADAPTER, 100))
        .withMessage("serial of a reference: 100");
  }
}
