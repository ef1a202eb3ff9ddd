package io.recarga.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Lookup.Problem;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Clock clock = new Clock();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Shop one = new Shop("one");
  private final Shop two = new Shop("two");
  private final Recarga recarga = Recarga.builder()
      .adapter(one)
      .adapter(two)
      .journal(Journal.inMemory(1))
      .time(clock)
      .build();
  private final Catalogue catalogue = Catalogue.builder(recarga, List.of(Peru.CLARO))
      .maxAge(Duration.ofMinutes(30))
      .executor(background::add)
      .time(clock)
      .build();

  FreshnessTest() {
    one.plans.add(one.plan(Peru.CLARO, "a", "Alfa", "10").build());
    two.plans.add(two.plan(Peru.CLARO, "b", "Beta", "10").build());
  }

  private List<String> plans(String text) {
    return catalogue.search(text, Locale.ENGLISH).hits().stream()
        .map(Hit::plan)
        .flatMap(Optional::stream)
        .map(Plan::id)
        .toList();
  }

  private void readInBackground() {
    Runnable next = background.poll();
    assertThat(next).isNotNull();
    next.run();
  }

  @Test
  void firstSearchReadsAndOthersUseWhatIsThere() {
    assertThat(catalogue.readAt()).isEmpty();
    assertThat(plans("10")).containsExactlyInAnyOrder("a", "b");
    clock.advance(Duration.ofMinutes(30));
    assertThat(plans("10")).hasSize(2);
    assertThat(one.asked).hasValue(1);
    assertThat(background).isEmpty();
    assertThat(catalogue.readAt()).contains(NOON);
  }

  @Test
  void oldPlansAnswerWhileNewOnesAreReadOnce() {
    assertThat(plans("alfa")).containsExactly("a");
    one.plans.clear();
    one.plans.add(one.plan(Peru.CLARO, "a2", "Alfa dos", "12").build());
    clock.advance(Duration.ofMinutes(31));

    assertThat(plans("alfa")).containsExactly("a");
    assertThat(plans("alfa")).containsExactly("a");
    assertThat(background).hasSize(1);
    readInBackground();
    assertThat(plans("alfa")).containsExactly("a2");
    assertThat(background).isEmpty();
  }

  @Test
  void adapterThatIsDownKeepsItsOlderPlansAndIsNamed() {
    assertThat(plans("10")).hasSize(2);
    two.open = false;
    one.plans.clear();
    clock.advance(Duration.ofMinutes(31));
    assertThat(plans("10")).hasSize(2);
    readInBackground();

    assertThat(plans("10")).containsExactly("b");
    SearchResult result = catalogue.search("beta", Locale.ENGLISH);
    assertThat(result.problems()).containsExactly(new Problem(two.id(), "two is closed"));
    assertThat(result.hits().get(0).asOf()).contains(NOON);
  }

  @Test
  void readingThatDoesNotEndIsNotBegunAgainForAMinute() {
    assertThat(plans("10")).hasSize(2);
    clock.advance(Duration.ofMinutes(31));
    assertThat(plans("10")).hasSize(2);
    clock.advance(Duration.ofSeconds(59));
    assertThat(plans("10")).hasSize(2);
    assertThat(background).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(plans("10")).hasSize(2);
    assertThat(background).hasSize(2);
  }

  @Test
  void executorThatTakesNothingMoreStopsNoSearch() {
    Catalogue closing = Catalogue.builder(recarga, List.of(Peru.CLARO))
        .executor(work -> {
          throw new RejectedExecutionException("closed");
        })
        .time(clock)
        .build();
    assertThat(closing.search("alfa", Locale.ENGLISH).hits()).hasSize(1);
    clock.advance(Duration.ofHours(2));
    assertThat(closing.search("alfa", Locale.ENGLISH).hits()).hasSize(1);
  }

  @Test
  void refreshReadsAtOnce() {
    assertThat(plans("alfa")).hasSize(1);
    one.plans.clear();
    catalogue.refresh();
    assertThat(plans("alfa")).isEmpty();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.of(recarga, List.of()))
        .withMessage("carriers: name at least one");
    Catalogue.Builder builder = Catalogue.builder(recarga, List.of(Peru.CLARO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxAge(Duration.ofSeconds(59)))
        .withMessageContaining("maxAge");
  }

  /** A clock that is driven. */
  private static final class Clock implements TimeSource {
    private Instant now = NOON;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanos() {
      return now.getEpochSecond() * 1_000_000_000L;
    }

    @Override
    public void sleep(Duration duration) {
      advance(duration);
    }
  }
}
