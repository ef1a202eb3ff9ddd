package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final Carrier CLARO = Rig.CLARO;
  private static final Carrier ENTEL =
      Carrier.builder("entel-pe", "Entel", "PE").build();
  private static final Iccid ICCID = Iccid.parse("8951100000000000013");
  private static final SimCard DATA_SIM = SimCard.of(ICCID, CLARO);
  private static final Money TWENTY = Money.of("20", "PEN");

  private final Fingerprints fingerprints =
      new Fingerprints("salt".getBytes(StandardCharsets.UTF_8));

  @Test
  void amountHasAKnownFingerprint() {
    // HMAC-SHA-256 of "default\nnumber +51987654321\nclaro-pe\namount 20 PEN" with the key "salt".
    assertThat(fingerprints.of(Rig.TOP_UP))
        .isEqualTo("fp1:3b31d90114fc478edc16b517a272e850df20d99822b315c0012c4960e3656435");
  }

  @Test
  void planOnASimWithoutANumberHasAKnownFingerprint() {
    // HMAC-SHA-256 of "default\niccid 8951100000000000013\nclaro-pe\nplan acme p?1" with "salt".
    assertThat(fingerprints.of(TopUp.ofPlan(Rig.KEY, DATA_SIM, plan("acme", "p\n1"))))
        .isEqualTo("fp1:28add1d3b3a8acba458a6da14f1a2559281762065d870a7205dca9705cd4074d");
  }

  @Test
  void whatIsOwedTellsFingerprintsApart() {
    List<TopUp> different = List.of(
        Rig.TOP_UP,
        TopUp.ofAmount(TopUpKey.of("other-tenant", "order-1"), Rig.SIM, TWENTY),
        TopUp.ofAmount(Rig.KEY, SimCard.of("987654322", CLARO), TWENTY),
        TopUp.ofAmount(Rig.KEY, SimCard.of("987654321", ENTEL), TWENTY),
        TopUp.ofAmount(Rig.KEY, DATA_SIM, TWENTY),
        TopUp.ofAmount(Rig.KEY, SimCard.of(Iccid.parse("8951100000000000021"), CLARO), TWENTY),
        TopUp.ofAmount(Rig.KEY, Rig.SIM, Money.of("20.01", "PEN")),
        TopUp.ofPlan(Rig.KEY, Rig.SIM, plan("acme", "p1")),
        TopUp.ofPlan(Rig.KEY, Rig.SIM, plan("acme", "p2")),
        TopUp.ofPlan(Rig.KEY, Rig.SIM, plan("other", "p1")));
    Set<String> prints = different.stream().map(fingerprints::of).collect(Collectors.toSet());
    assertThat(prints).hasSameSizeAs(different);
  }

  @Test
  void whatIsNotOwedIsNotPartOfIt() {
    String print = fingerprints.of(Rig.TOP_UP);
    TopUp otherwise =
        TopUp.ofAmount(TopUpKey.of("order-2"), Rig.SIM, Money.of("20.00", "PEN")).toBuilder()
            .channel(Channel.KIOSK)
            .sendBy(Instant.parse("2026-11-24T00:00:00Z"))
            .build();
    assertThat(fingerprints.of(otherwise)).isEqualTo(print);
  }

  @Test
  void saltMakesThemUseless() {
    Fingerprints others = new Fingerprints("pepper".getBytes(StandardCharsets.UTF_8));
    assertThat(others.of(Rig.TOP_UP)).isNotEqualTo(fingerprints.of(Rig.TOP_UP));
  }

  private static Plan plan(String adapter, String id) {
    return Plan.builder(AdapterId.of(adapter), id, "1 GB", CLARO, Money.of("10", "PEN"))
        .build();
  }
}
