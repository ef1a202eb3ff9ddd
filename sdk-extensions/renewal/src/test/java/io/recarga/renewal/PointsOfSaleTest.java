package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.market.peru.Peru;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PointsOfSaleTest {
  private static final String JSON = """
      {"zone": "America/Lima",
       "sources": {"list": {"text": "a list of the app", "date": "2026-11-01", "grade": "REPORTED"}},
       "points": [
        {"id": "far", "name": "Far", "kind": "OPERATOR_STORE", "lat": -12.10, "lon": -77.00,
         "from": "list"},
        {"id": "near", "name": "Near", "kind": "KIOSK", "lat": -12.0471, "lon": -77.0428,
         "hours": {"spans": [{"days": ["FRIDAY"], "opens": "22:00", "closes": "02:00"}],
                   "from": "list"},
         "from": "list"},
        {"id": "claro", "name": "Claro only", "kind": "KIOSK", "lat": -12.0465, "lon": -77.0428,
         "carriers": {"serves": ["claro-pe"], "only": true, "from": "list"},
         "tenders": {"are": ["CASH"], "from": "list"}, "from": "list"}]}""";
  private static final PointsOfSale POINTS = PointsOfSale.read(JSON);
  private static final Position CENTRE = Position.of("-12.0464", "-77.0428");
  // Saturday, 01:30 in Lima: open since Friday night.
  private static final Instant NIGHT = Instant.parse("2026-11-28T06:30:00Z");

  @Test
  void nearestServesTheCarrierIsOpenAndTakesWhatThePersonHas() {
    Needs any = Needs.at(NIGHT).build();
    assertThat(POINTS.nearest(CENTRE, Peru.CLARO, any, 9))
        .extracting(near -> near.point().id())
        .containsExactly("claro", "near", "far");
    assertThat(POINTS.nearest(CENTRE, Peru.BITEL, any, 9))
        .extracting(near -> near.point().id())
        .containsExactly("near", "far");
    assertThat(POINTS.nearest(
            CENTRE, Peru.CLARO, Needs.at(NIGHT).paysWith(Tender.CARD).build(), 1))
        .extracting(near -> near.point().id())
        .containsExactly("near");
    assertThat(
            POINTS.nearest(CENTRE, Peru.BITEL, Needs.at(NIGHT.plusSeconds(1800)).build(), 9))
        .extracting(near -> near.point().id())
        .containsExactly("far");
  }

  @Test
  void distancesAreInMetres() {
    assertThat(CENTRE.metresTo(Position.of("-12.0471", "-77.0428"))).isBetween(77L, 79L);
    // Lima to Shanghai is about 17,100 km.
    assertThat(CENTRE.metresTo(Position.of("31.2304", "121.4737")))
        .isBetween(17_000_000L, 17_300_000L);
    assertThatThrownBy(() -> Position.of("91", "0")).hasMessageContaining("latitude");
    assertThatThrownBy(() -> Position.of("north", "0")).hasMessageContaining("degrees such as");
  }

  @Test
  void errorsNameLineAndField() {
    assertThatThrownBy(() -> PointsOfSale.read(JSON.replace("-12.10", "-120")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith("line 4, points[0]: latitude");
  }

  @Test
  void noneIsBuiltIn() {
    assertThat(PointsOfSale.of(java.util.List.of()).all()).isEmpty();
  }
}
