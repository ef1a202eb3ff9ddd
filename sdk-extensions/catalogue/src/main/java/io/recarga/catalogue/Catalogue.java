package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Lookups;
import io.recarga.Recarga;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Searches the carriers and all adapters' plans by what people type: "recarga claro 20", "秘鲁充值",
 * "liuliang 3gb". Accents, tones, case and width do not matter. Thread-safe; make one and keep it.
 *
 * <p>Plans are kept in memory. The first search reads them; once they are older than the age limit, a
 * search answers from what there is and has them read anew in the background, so that no search after
 * the first waits for a carrier.
 */
public final class Catalogue {
  private static final int MOST_HITS = 50;
  private static final int LONGEST_QUERY = 200;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Reader reader;
  private final Tokens tokens;
  private final JoinedWords joined;
  private final Duration maxAge;
  private final Executor executor;
  private final TimeSource time;
  private final AtomicReference<@Nullable Instant> begun = new AtomicReference<>();
  private final Object first = new Object();
  private volatile @Nullable Snapshot snapshot;

  private Catalogue(Builder b) {
    Lexicon lexicon = Lexicon.standard();
    tokens = new Tokens(lexicon);
    joined = new JoinedWords(lexicon);
    reader = new Reader(b.lookups, b.carriers, new Features(tokens), b.time);
    maxAge = b.maxAge;
    executor = b.executor;
    time = b.time;
  }

  /** Makes a catalogue of {@code carriers} and of what all adapters of {@code recarga} sell for them. */
  public static Catalogue of(Recarga recarga, List<Carrier> carriers) {
    return builder(recarga, carriers).build();
  }

  /** Begins a catalogue with settings of its own. */
  public static Builder builder(Recarga recarga, List<Carrier> carriers) {
    return new Builder(recarga.lookups(), carriers);
  }

  /**
   * Finds carriers and plans, at most 50, best first.
   *
   * @param text what a person typed, in Spanish, English, Chinese or Pinyin; a phone number in it is
   *     ignored. What is longer than 200 characters is cut
   * @param locale the language in which the hits are explained: Spanish, Chinese, else English
   */
  public SearchResult search(String text, Locale locale) {
    Objects.requireNonNull(locale, "locale");
    String cut = text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text;
    Snapshot now = current();
    Query query = new QueryReader(now.index(), joined).read(tokens.of(cut));
    Searcher searcher = new Searcher(now.index(), query, locale);
    List<Hit> hits = searcher.best(MOST_HITS);
    return new SearchResult(hits, searcher.ignored(), now.problems());
  }

  /** Reads all plans now and returns when that is done; searches go on meanwhile. */
  public void refresh() {
    begun.set(time.now());
    snapshot = reader.read(snapshot);
  }

  /** Returns when the plans were read last; empty before the first search. */
  public Optional<Instant> readAt() {
    return Optional.ofNullable(snapshot).map(Snapshot::readAt);
  }

  private Snapshot current() {
    Snapshot now = snapshot;
    if (now == null) {
      return firstRead();
    }
    if (isOlder(now.readAt(), maxAge)) {
      refreshInBackground();
    }
    return now;
  }

  private Snapshot firstRead() {
    synchronized (first) {
      Snapshot now = snapshot;
      if (now == null) {
        now = reader.read(null);
        snapshot = now;
      }
      return now;
    }
  }

  private void refreshInBackground() {
    Instant last = begun.get();
    // One reading at a time, and none at once after one that failed.
    if ((last == null || isOlder(last, PAUSE)) && begun.compareAndSet(last, time.now())) {
      try {
        executor.execute(() -> snapshot = reader.read(snapshot));
      } catch (RejectedExecutionException e) {
        // The app is shutting down; what there is stays.
      }
    }
  }

  private boolean isOlder(Instant then, Duration age) {
    return time.now().isAfter(then.plus(age));
  }

  /** Builds a {@link Catalogue}. */
  public static final class Builder {
    private final Lookups lookups;
    private final List<Carrier> carriers;
    private Duration maxAge = Duration.ofHours(1);
    private Executor executor = Builder::onOwnThread;
    private TimeSource time = TimeSource.system();

    private Builder(Lookups lookups, List<Carrier> carriers) {
      this.lookups = lookups;
      this.carriers = List.copyOf(new ArrayList<>(carriers));
      if (carriers.isEmpty()) {
        throw new IllegalArgumentException("carriers: name at least one");
      }
    }

    /**
     * Sets after what time plans are read anew; an hour unless set.
     *
     * @throws IllegalArgumentException if it is less than a minute
     */
    public Builder maxAge(Duration value) {
      if (value.compareTo(PAUSE) < 0) {
        throw new IllegalArgumentException("maxAge: at least a minute: " + value);
      }
      maxAge = value;
      return this;
    }

    /** Sets where plans are read anew; a daemon thread of its own for each reading unless set. */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /** Sets where time comes from, for tests. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /** Builds the catalogue; nothing is read yet. */
    public Catalogue build() {
      return new Catalogue(this);
    }

    private static void onOwnThread(Runnable work) {
      Thread thread = new Thread(work, "recarga-catalogue");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
