package io.recarga.market.peru;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PeruChannelsTest {
  private static final Pattern SERVED = Pattern.compile("\"serves\": \\[\"([a-z-]+)\"]");

  @Test
  void channelsServeCarriersThatAreKnownHere() {
    List<String> served = SERVED
        .matcher(PeruChannels.json())
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
    assertThat(served)
        .containsExactlyInAnyOrderElementsOf(
            Peru.CARRIERS.stream().map(Carrier::id).toList());
  }

  @Test
  void textsKeepTheirLettersOnAnyMachine() {
    assertThat(PeruChannels.json()).contains("Perú", "插入 SIM 卡。");
  }
}
