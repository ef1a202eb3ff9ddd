package io.recarga.architecture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.RechargeException;
import io.recarga.carrier.ding.Ding;
import io.recarga.carrier.dtone.DtOne;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.carrier.tapi.Tapi;
import io.recarga.carrier.tmf654.Tmf654;
import io.recarga.spi.ErrorTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
  private static final List<ErrorTable> TABLES =
      List.of(Reloadly.errors(), Tmf654.errors(), DtOne.errors(), Ding.errors(), Tapi.errors());
  private static final Path PAGE = Repository.ROOT.resolve("docs/errors.md");

  @Test
  void pageSaysWhatTheCodeSays() {
    String text = new ErrorsPage().text(TABLES);
    if (Boolean.getBoolean("recarga.docs.write")) {
      Repository.write(PAGE, text);
    }
    assertThat(Files.exists(PAGE) ? Repository.read(PAGE) : "")
        .as("docs/errors.md is out of date; write it anew with: " + ErrorsPage.UPDATE)
        .isEqualTo(text);
  }

  @Test
  void everyExceptionHasItsCure() throws Exception {
    Path core = Repository.ROOT.resolve("sdk-core/src/main/java/io/recarga");
    try (Stream<Path> files = Files.list(core)) {
      List<String> inSource = files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Exception"))
          .filter(name -> !name.equals(RechargeException.class.getSimpleName()))
          .toList();
      assertThat(ErrorsPage.cures().keySet())
          .extracting(Class::getSimpleName)
          .containsExactlyInAnyOrderElementsOf(inSource);
    }
  }

  @Test
  void everyCodeOfEveryCarrierIsOnThePage() {
    String text = new ErrorsPage().text(TABLES);
    for (ErrorTable table : TABLES) {
      assertThat(table.rows())
          .isNotEmpty()
          .allSatisfy(row ->
              assertThat(text).contains("| `" + row.code() + "` | " + row.statusText() + " |"));
    }
  }
}
