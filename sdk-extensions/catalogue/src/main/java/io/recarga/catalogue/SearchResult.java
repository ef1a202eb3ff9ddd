package io.recarga.catalogue;

import io.recarga.Lookup.Problem;
import java.util.List;

/** What a search found. */
public final class SearchResult {
  private final List<Hit> hits;
  private final List<String> ignored;
  private final List<Problem> problems;

  SearchResult(List<Hit> hits, List<String> ignored, List<Problem> problems) {
    this.hits = List.copyOf(hits);
    this.ignored = List.copyOf(ignored);
    this.problems = List.copyOf(problems);
  }

  /** Returns the hits, best first. */
  public List<Hit> hits() {
    return hits;
  }

  /** Returns the words that were left out of account, because nothing has them all. */
  public List<String> ignored() {
    return ignored;
  }

  /** Returns which adapters could not list their plans at the last reading; their older ones stay. */
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return hits + (ignored.isEmpty() ? "" : ", ignored: " + ignored);
  }
}
