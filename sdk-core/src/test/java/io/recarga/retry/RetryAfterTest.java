package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");
  private static final Duration CAP = Duration.ofSeconds(60);

  @Test
  void secondsAreTaken() {
    assertThat(parse("0")).contains(Duration.ZERO);
    assertThat(parse(" 17 ")).contains(Duration.ofSeconds(17));
    assertThat(parse("0000000000000030")).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void datesOfAllThreeFormsAreTaken(String header) {
    assertThat(parse(header)).contains(Duration.ofSeconds(37));
  }

  @Test
  void whatIsLongerThanTheCapIsCut() {
    assertThat(parse("61")).contains(CAP);
    assertThat(parse("99999999999999999999999999")).contains(CAP);
    assertThat(parse("Fri, 31 Dec 9999 23:59:59 GMT")).contains(CAP);
  }

  @Test
  void longNumbersAreTakenAsFarAsTheCapGoes() {
    Duration century = Duration.ofDays(36_500);
    assertThat(RetryAfter.parse("999999999", NOW, century)).contains(Duration.ofSeconds(999999999));
    assertThat(RetryAfter.parse("1000000000", NOW, century)).contains(century);
    assertThat(parse("9".repeat(64))).contains(CAP);
    assertThat(parse("9".repeat(65))).isEmpty();
  }

  @Test
  void dateInThePastMeansNoWait() {
    assertThat(parse("Sun, 06 Nov 1994 08:48:59 GMT")).contains(Duration.ZERO);
  }

  @Test
  void yearOfTwoDigitsIsTheNearestOne() {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(RetryAfter.parse("Monday, 23-Nov-26 00:00:10 GMT", now, CAP))
        .contains(Duration.ofSeconds(10));
    assertThat(RetryAfter.parse("Sunday, 06-Nov-94 08:49:37 GMT", now, CAP))
        .contains(Duration.ZERO);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "soon",
        "٣",
        "10, 20",
        "Sun, 99 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994",
        "2026-11-23T00:00:00Z",
        "999999999999999999999999999999999999999999999999999999999999999999999999"
      })
  void junkIsEmpty(@Nullable String header) {
    assertThat(parse(header)).isEmpty();
  }

  @Test
  void randomTextNeverThrowsAndNeverExceedsTheCap() {
    Random random = new Random(99);
    String alphabet = "0123456789 ,:-+.GMTSunNovaeg\u0000ñ";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      parse(text.toString()).ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, CAP));
    }
  }

  @Test
  void everyDateIsReadBack() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      long ahead = random.nextInt(60);
      Instant now = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(
          now.plusSeconds(ahead).atOffset(ZoneOffset.UTC));
      assertThat(RetryAfter.parse(header, now, CAP)).contains(Duration.ofSeconds(ahead));
    }
  }

  @Test
  void negativeCapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryAfter.parse("1", NOW, Duration.ofSeconds(-1)))
        .withMessageStartingWith("cap: is negative");
  }

  private static Optional<Duration> parse(@Nullable String header) {
    return RetryAfter.parse(header, NOW, CAP);
  }
}
