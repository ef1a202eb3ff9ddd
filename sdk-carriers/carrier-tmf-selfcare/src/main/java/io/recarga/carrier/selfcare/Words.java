package io.recarga.carrier.selfcare;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What carriers write for people, made harmless, and the words of theirs that we know. */
final class Words {
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_INPUT = 20_000;
  private static final int LONGEST_ID = 100;

  // TMF620 leaves the life cycle open; these say that nobody can have it any more, or not yet.
  private static final Set<String> NOT_OFFERED = Set.of(
      "instudy",
      "indesign",
      "intest",
      "retired",
      "obsolete",
      "rejected",
      "inactive",
      "expired",
      "cancelled",
      "terminated",
      "ended",
      "closed");

  private Words() {}

  /** Returns the text without markup and control characters, or null when nothing is left. */
  static @Nullable String text(@Nullable String given) {
    return clean(given, LONGEST_TEXT, "\n");
  }

  /** Returns the text on one line, or null when nothing is left. */
  static @Nullable String line(@Nullable String given) {
    return clean(given, LONGEST_LINE, " ");
  }

  /** Returns an id that can be sent back, or null. */
  static @Nullable String id(@Nullable String given) {
    boolean usable = given != null
        && !given.isBlank()
        && given.length() <= LONGEST_ID
        && given.equals(given.strip())
        && given.chars().noneMatch(Character::isISOControl);
    return usable ? given : null;
  }

  /** Returns a carrier's word in the form in which words are compared: "in Progress" is "inprogress". */
  static String bare(@Nullable String word) {
    return word == null ? "" : word.replaceAll("[\\s_-]+", "").toLowerCase(Locale.ROOT);
  }

  /** Says whether a life cycle says that there is nothing to have; an unknown word does not. */
  static boolean isOver(@Nullable String lifecycleStatus) {
    return NOT_OFFERED.contains(bare(lifecycleStatus));
  }

  private static @Nullable String clean(@Nullable String given, int max, String lineBreak) {
    if (given == null) {
      return null;
    }
    String text = given.length() > LONGEST_INPUT ? given.substring(0, LONGEST_INPUT) : given;
    text = text.replaceAll("(?i)<br\\b[^>]{0,20}>|</p>", "\n").replaceAll("</?[a-zA-Z][^>]*>", "");
    text =
        text.replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u200b\\u202a-\\u202e\\u2066-\\u2069\\ufeff]", " ");
    text = text.replaceAll("[ \\u00a0]*\n[\\s\\u00a0]*", lineBreak)
        .replaceAll(" {2,}", " ")
        .strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
