package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Environment;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void eachEnvironmentHasItsHostAndAudience() {
    Reloadly.Account sandbox = Reloadly.Account.sandbox("id", "s3cret").build();
    Reloadly.Account live = Reloadly.Account.live("id", "s3cret").build();

    assertThat(sandbox.topupsUrl().host()).isEqualTo("topups-sandbox.reloadly.com");
    assertThat(sandbox.audience()).isEqualTo("https://topups-sandbox.reloadly.com");
    assertThat(live.audience()).isEqualTo("https://topups.reloadly.com");
    assertThat(Reloadly.connect(live).environment()).isEqualTo(Environment.LIVE);
    assertThat(live.toString() + Reloadly.connect(live)).doesNotContain("s3cret");
  }

  @Test
  void secretsDoNotTravelInTheClear() {
    Reloadly.Account.Builder account =
        Reloadly.Account.live("id", "s3cret").topupsUrl(HttpUrl.get("http://topups.reloadly.com"));

    assertThatThrownBy(account::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsAreUnknownUnlessSet() {
    CarrierAdapter adapter =
        Reloadly.connect(Reloadly.Account.sandbox("id", "s").build());

    assertThat(adapter.capabilities().limits()).isNull();
    assertThat(adapter.capabilities().duplicates()).isEqualTo(DuplicateLevel.REFUSES_REPEAT);
    assertThat(adapter.capabilities().answers()).doesNotContain(Question.NOTICES);
  }
}
