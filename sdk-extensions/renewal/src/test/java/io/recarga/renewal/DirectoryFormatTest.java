package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryFormatTest {
  private static final String GOOD = """
      {
        "channels": [
          {"id": "corner", "kind": "KIOSK", "name": "Corner", "from": "common",
           "standing": "UNPROVEN",
           "fee": {"fixed": "1.50", "currency": "PEN", "from": "common"},
           "leadTime": {"least": "PT5M", "most": "PT1H", "from": "common"},
           "tenders": {"are": ["CASH"], "from": "common"},
           "hours": {"spans": [{"days": ["FRIDAY"], "opens": "22:00", "closes": "02:00"}],
                     "from": "common"}}
        ]
      }""";

  @Test
  void theGoodOneIsTaken() {
    ChannelEntry corner = DirectoryTest.PERU.extended(GOOD).entry("corner");
    assertThat(corner.fee().value().orElseThrow().fixed().toString()).isEqualTo("1.50 PEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"KIOSK\"         | \"KIOSQUE\"      | 3 | channels[0].kind        | must be one of",
        "\"standing\"      | \"standnig\"     | 4 | channels[0].standnig    | there is no such field",
        "\"UNPROVEN\"      | 7                | 4 | channels[0].standing    | must be a text",
        "\"1.50\"          | \"-1\"           | 5 | channels[0].fee         | fee: is negative",
        "\"1.50\"          | \"1,50\"         | 5 | channels[0].fee.fixed   | must be a number",
        "\"PEN\"           | \"SOL\"          | 5 | channels[0].fee         | not an ISO 4217 code",
        "\"PT5M\"          | \"5 minutes\"    | 6 | channels[0].leadTime.least | give one such as PT10M",
        "\"PT5M\"          | \"PT2H\"         | 6 | channels[0].leadTime    | the shorter first",
        "[\"CASH\"]        | \"CASH\"         | 7 | channels[0].tenders.are | must be a list",
        "[\"CASH\"]        | [\"CASH\", \"\"] | 7 | channels[0].tenders.are[1] | is empty",
        "\"22:00\"         | \"10 pm\"        | 8 | channels[0].hours.spans[0].opens | 08:00",
        "\"Corner\", \"from\": \"common\" | \"Corner\" | 3 | channels[0] | the field \"from\" is missing",
        "\"Corner\", \"from\": \"common\" | \"Corner\", \"from\": \"gossip\" | 3 | channels[0].from | there is no source \"gossip\"",
        "\"name\": \"Corner\" | \"name\": \"Corner\", \"name\": \"C\" | 3 | channels[0].name | is given twice",
        "\"id\": \"corner\" | \"id\": \"The Corner\" | 3 | channels[0].id     | lower-case words",
        "\"channels\": [   | \"channels\": [[ | 3 | channels[0][0]          | expected"
      })
  void errorsNameLineAndField(String good, String bad, int line, String field, String cure) {
    assertThat(GOOD).contains(good);
    JsonFormatException e = catchThrowableOfType(
        JsonFormatException.class, () -> DirectoryTest.PERU.extended(GOOD.replace(good, bad)));

    assertThat(e).hasMessageContaining(cure);
    if (!bad.startsWith("\"channels\"")) {
      assertThat(e.line()).isEqualTo(line);
      assertThat(e.field()).isEqualTo(field);
      assertThat(e).hasMessageStartingWith("line " + line + ", " + field + ": ");
    }
  }

  @Test
  void textThatIsCutOrNoJsonIsRefused() {
    for (int end = 0; end < GOOD.length() - 1; end++) {
      String cut = GOOD.substring(0, end);
      assertThat(catchThrowableOfType(
              JsonFormatException.class, () -> DirectoryTest.PERU.extended(cut)))
          .as("cut at " + end)
          .isNotNull();
    }
    assertThat(catchThrowableOfType(
            JsonFormatException.class, () -> ChannelDirectory.read("[".repeat(5000))))
        .hasMessageContaining("too deeply");
  }
}
