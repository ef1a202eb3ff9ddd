package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Bill;
import io.recarga.Plan;
import io.recarga.Points.Movement;
import io.recarga.Usage;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.selfcare.Quirk;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.CarrierAdapter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that do not keep to the letter of the APIs are read all the same. */
class TolerantTest {
  private final SimulatorClock clock = Given.clock();
  private final SelfcareSimulator carrier = SelfcareSimulator.builder(clock).start();

  @BeforeEach
  void fill() {
    Given.fill(carrier);
  }

  @AfterEach
  void close() {
    carrier.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {
        "SINGLE_OBJECT",
        "OTHER_MONEY_SHAPE",
        "NUMBERS_AS_TEXT",
        "ODD_ENTRIES",
        "NO_TOTAL",
        "IGNORES_OFFSET",
        "PRICES_INLINE"
      })
  void quirkChangesNothingInWhatIsRead(Quirk quirk) {
    List<String> before = everything();
    carrier.quirks(quirk);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void othersPointsAndBillsAreLeftOutWhenTheServerKnowsNoFilters() {
    List<String> before = everything();
    carrier
        .line("+51911111111")
        .earn("9999", Given.NOON, Given.NOON)
        .bill("F-999", "99.00", "PEN", Given.NOON);
    carrier.quirks(Quirk.IGNORES_FILTERS);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void unknownWordsAreKeptAndNotGuessed() {
    carrier.quirks(Quirk.UNKNOWN_STATES);
    CarrierAdapter adapter = Given.attached(carrier, clock);
    assertThat(adapter.bills(SIM)).extracting(Bill::status).containsOnly(Bill.Status.OTHER);
    assertThat(adapter.bills(SIM)).extracting(Bill::carrierStatus).contains("x-settled");
    assertThat(adapter.points(SIM).get(0).movements())
        .extracting(Movement::kind)
        .containsOnly(Movement.Kind.OTHER);
    assertThat(adapter.plans(SIM)).hasSize(3);
    assertThat(adapter.usage(SIM)).hasSize(2);
  }

  @Test
  void timeWithoutAZoneIsLeftOutUnlessTheAccountNamesOne() {
    carrier.quirks(Quirk.TIMES_WITHOUT_ZONE);
    assertThat(Given.attached(carrier, clock).usage(SIM))
        .extracting(Usage::expires)
        .containsOnlyNulls();
    CarrierAdapter inLima = Given.all(carrier.url(), clock)
        .zone(ZoneId.of("America/Lima"))
        .build()
        .attach(new TopsUpOnly());
    assertThat(inLima.usage(SIM).get(0).expires())
        .isEqualTo(Given.NOON.plusSeconds(864_000).plusSeconds(5 * 3_600));
  }

  /** Returns all answers as text, read by a fresh adapter, so that nothing comes from a cache. */
  private List<String> everything() {
    CarrierAdapter adapter = Given.attached(carrier, clock);
    List<String> all = new ArrayList<>();
    for (Plan plan : adapter.plans(SIM)) {
      all.add(plan + " " + plan.validity() + " " + plan.allowances());
    }
    adapter.promotions(SIM).forEach(one -> all.add(one + " " + one.amounts() + one.ends()));
    adapter.usage(SIM).forEach(one -> all.add(one.name() + " " + one + " " + one.expires()));
    adapter.points(SIM).forEach(one -> all.add(one + " " + one.unit() + one.movements()));
    adapter.bills(SIM).forEach(one -> all.add(one.id() + " " + one + " " + one.due()));
    assertThat(all).hasSize(9);
    return all;
  }
}
