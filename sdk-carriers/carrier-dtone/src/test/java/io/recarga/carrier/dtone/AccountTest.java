package io.recarga.carrier.dtone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Environment;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void environmentSetsTheHost() {
    assertThat(DtOne.Account.sandbox("key", "secret").build().baseUrl())
        .isEqualTo(HttpUrl.get("https://preprod-dvs-api.dtone.com/v1"));
    assertThat(DtOne.Account.live("key", "secret").build().baseUrl())
        .isEqualTo(HttpUrl.get("https://dvs-api.dtone.com/v1"));
    assertThat(DtOne.connect(DtOne.Account.live("key", "secret").build()).environment())
        .isEqualTo(Environment.LIVE);
  }

  @Test
  void twoCallsTakeTwiceAsLong() {
    assertThat(callTimeout(account())).isEqualTo(Duration.ofSeconds(40));
    assertThat(callTimeout(account().oneStep(true))).isEqualTo(Duration.ofSeconds(20));
    assertThat(callTimeout(account().oneStep(true).synchronous(true)))
        .isEqualTo(Duration.ofSeconds(190));
  }

  @Test
  void laterReuseOfAReferenceIsRefusedByTheCarrier() {
    assertThat(DtOne.connect(account().build()).capabilities().duplicates())
        .isEqualTo(DuplicateLevel.REFUSES_REPEAT);
    assertThat(DtOne.connect(account().build()).capabilities().limits()).isNull();
  }

  @Test
  void plainHttpIsOnlyForThisMachine() {
    DtOne.Account.Builder plain = account().baseUrl(HttpUrl.get("http://dvs.example/v1"));

    assertThatThrownBy(plain::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baseUrl");
  }

  @Test
  void textShowsNoKey() {
    CarrierAdapter adapter = DtOne.connect(account().adapterId("dtone-pe").build());

    assertThat(account().build().toString()).isEqualTo("dtone (SANDBOX)");
    assertThat(adapter.toString()).isEqualTo("dtone-pe (SANDBOX)");
  }

  private static DtOne.Account.Builder account() {
    return DtOne.Account.sandbox("key-4711", "secret-4711");
  }

  private static Duration callTimeout(DtOne.Account.Builder account) {
    return DtOne.connect(account.build()).capabilities().callTimeout();
  }
}
