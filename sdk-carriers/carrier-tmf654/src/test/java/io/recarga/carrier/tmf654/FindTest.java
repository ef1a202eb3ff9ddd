package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What asking about a top-up concludes, and what it does not. */
class FindTest {
  private static final String OURS = record(7, Given.REFERENCE);

  private Stub carrier;

  @BeforeEach
  void start() throws IOException {
    carrier = new Stub();
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void likeReferenceIsNotOurs() {
    list(record(1, Given.REFERENCE + "X"), record(2, Given.REFERENCE.toLowerCase(Locale.ROOT)));
    assertThat(find()).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void oursIsFoundAmongAllWhereTheFilterIsIgnored() {
    list(record(1, "A"), OURS, record(3, "B"));
    assertThat(find()).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void recordWithoutReferenceMayBeOurs() {
    list("{\"id\":\"1\",\"status\":\"completed\"}");
    assertThat(find()).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void recordWithoutReferenceOfAnotherLineIsNot() {
    list("{\"id\":\"1\",\"status\":\"completed\",\"logicalResource\":{\"id\":\"900000000\","
        + "\"value\":\"51900000000\"}}");
    assertThat(find()).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void twoUnderOneReferenceAreADoubt() {
    list(OURS, record(8, Given.REFERENCE));
    assertThat(find()).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void allPagesAreReadWhereTheCarrierCapsThem() {
    pages(30, 10, true);
    assertThat(find()).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void listEndsWith416WhereNothingIsCounted() {
    pages(30, 10, false);
    assertThat(find()).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void pageThatRepeatsWithoutEndProvesNothing() {
    carrier.on(
        "GET topupBalance",
        request -> Stub.json(206, "[" + record(1, "A") + "]").build());
    assertThat(find()).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void listThatPromisesMoreProvesNothing() {
    carrier.on(
        "GET topupBalance",
        request -> Stub.json(200, "[]").addHeader("X-Total-Count", "3").build());
    assertThat(find()).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void recordOfAnotherIdProvesNothing() {
    carrier.on("GET topupBalance/7", 200, record(8, Given.REFERENCE));
    assertThat(findAccepted("7")).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void idThatTheCarrierForgotContradictsItself() {
    list();
    assertThat(findAccepted("7")).isInstanceOf(Answer.InDoubt.class);
    list(OURS);
    assertThat(findAccepted("7")).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void failureOfAnotherReferenceDoesNotEndOurs() {
    carrier.on(
        "GET topupBalance/7",
        200,
        "{\"id\":\"7\",\"status\":\"failed\",\"description\":\"SOMEONE ELSE'S\"}");
    assertThat(findAccepted("7")).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void headerThatNoRecordRepeatsMakesTheAdapterBlind() {
    TmfDialect.Builder dialect = Given.dialect().reference(TmfReference.header("X-Id", null));

    assertThatThrownBy(dialect::build).hasMessageContaining("BLIND");
    assertThat(Given.adapter(dialect.duplicates(DuplicateLevel.BLIND).build(), carrier.url())
            .capabilities()
            .duplicates())
        .isEqualTo(DuplicateLevel.BLIND);
  }

  private void list(String... records) {
    carrier.on("GET topupBalance", 200, "[" + String.join(",", records) + "]");
  }

  /** Serves {@code count} records, ours the last, so many at once. */
  private void pages(int count, int limit, boolean totals) {
    carrier.on("GET topupBalance", request -> {
      int offset = Integer.parseInt(request.getUrl().queryParameter("offset"));
      if (offset >= count) {
        return Stub.json(416, "").addHeader("Content-Range", "items */" + count).build();
      }
      String records = IntStream.range(offset, Math.min(count, offset + limit))
          .mapToObj(i -> record(i, i == count - 1 ? Given.REFERENCE : "other-" + i))
          .collect(Collectors.joining(",", "[", "]"));
      return page(records, totals ? String.valueOf(count) : "unknown");
    });
  }

  private static MockResponse page(String records, String total) {
    return Stub.json(206, records).addHeader("X-Total-Count", total).build();
  }

  private Answer find() {
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());
    return adapter.find(Given.attempt(adapter));
  }

  private Answer findAccepted(String id) {
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());
    Attempt asked = Given.accepted(adapter, id);
    return adapter.find(asked);
  }

  private static String record(int id, String reference) {
    return "{\"id\":\"" + id + "\",\"status\":\"completed\",\"description\":\"" + reference + "\"}";
  }

  @Test
  void referenceIsSearchedAsTheDialectSays() throws Exception {
    list();
    TmfDialect dialect = Given.dialect()
        .reference(TmfReference.extension("externalId").searchedBy("correlation.id"))
        .build();
    CarrierAdapter adapter = Given.adapter(dialect, carrier.url());
    adapter.find(Given.attempt(adapter));

    RecordedRequest last = carrier.last();
    assertThat(last.getUrl().queryParameter("correlation.id")).isEqualTo(Given.REFERENCE);
  }
}
