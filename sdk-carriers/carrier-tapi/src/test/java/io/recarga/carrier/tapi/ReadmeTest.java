package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.carrier.tapi.Tapi.SettlementLayout.Column;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  @TempDir
  Path settlements;

  @Test
  void anAccountIsConnected() {
    // snippet: tapi-account
    CarrierAdapter tapi = Tapi.connect(Tapi.Account.sandbox("PE", "your-user", "your-password")
        .keys("key-of-login", "key-of-companies", "key-of-recharge")
        .webhookKey("x-api-key", "a-key-that-you-agree-on-with-tapi")
        .settlement(
            Tapi.SettlementLayout.builder()
                .column(Column.OPERATION_ID, "operationId")
                .build(),
            this::settlementFile)
        .build());
    // end
    assertThat(tapi.capabilities().answers()).contains(Question.HISTORY, Question.NOTICES);
  }

  private InputStream settlementFile(LocalDate day) {
    try {
      Path file = settlements.resolve(day + ".csv");
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
