package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "a<br>b|a/b",
        "<p>x</p><p>y</p>|x/y",
        "5 < 6 & 7|5 < 6 & 7",
        "&lt;b&gt;|<b>",
        "<b|null",
        "<script>x|null",
        "a<!-- b -->c|a c",
        "<img src=x onerror='y'>|null",
        "&#0;&#x41;|A",
        "&unknown;|&unknown;",
        "<svg/onload=alert(1)>ok|ok"
      })
  void markupIsGone(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text == null ? null : text.replace('/', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "1 GB for 7 days|P7D",
        "24 hours|PT24H",
        "Vigencia: 30 días|P30D",
        "2 weeks|P14D",
        "30-day plan|P30D",
        "3 days, 30 days|null",
        "1 month|null",
        "7 daysies|null",
        "0 days|null",
        "9999 days|null",
        "1.5 days|null",
        "1,000 hours|null",
        "1 GB|null",
        "1 day or 24 hours|P1D"
      })
  void aValidityIsReadOnlyWhereItIsClear(String text, String expected) {
    assertThat(Validity.of(text)).isEqualTo(expected == null ? null : Duration.parse(expected));
  }
}
