package io.recarga.spi;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a carrier said, as far as it identifies the sale or explains it. No personal data. */
@Beta
public final class Evidence {
  private static final Evidence NONE = new Evidence(null, null, null);
  private static final int MAX_TEXT = 300;

  private final @Nullable String transactionId;
  private final @Nullable String code;
  private final @Nullable String words;

  private Evidence(@Nullable String transactionId, @Nullable String code, @Nullable String words) {
    this.transactionId = cut(transactionId);
    this.code = cut(code);
    this.words = words == null ? null : cut(Numbers.LONG_DIGITS.matcher(words).replaceAll("***"));
  }

  /** Returns evidence without content. */
  public static Evidence none() {
    return NONE;
  }

  /** Makes evidence of the carrier's code and words; both may be null. Long texts are cut, blank ones are null. */
  public static Evidence of(@Nullable String code, @Nullable String words) {
    return new Evidence(null, code, words);
  }

  /** Makes evidence of the carrier's own id of the sale. */
  public static Evidence ofTransaction(String transactionId) {
    return new Evidence(Objects.requireNonNull(transactionId, "transactionId"), null, null);
  }

  /** Returns the same with the carrier's own id of the sale; may be null. */
  public Evidence withTransaction(@Nullable String value) {
    return new Evidence(value, code, words);
  }

  /** Returns the carrier's own id of the sale, or null if it gave none. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Returns the carrier's code, or null if it gave none. */
  public @Nullable String code() {
    return code;
  }

  /** Returns the carrier's words, or null if it gave none. */
  public @Nullable String words() {
    return words;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Evidence that
        && Objects.equals(transactionId, that.transactionId)
        && Objects.equals(code, that.code)
        && Objects.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(transactionId, code, words);
  }

  @Override
  public String toString() {
    return code != null ? code : words != null ? words : String.valueOf(transactionId);
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = (hasControls(text) ? text.replaceAll("\\p{Cntrl}+", " ") : text).strip();
    if (clean.isEmpty()) {
      return null;
    }
    return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT) + "…";
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) {
        return true;
      }
    }
    return false;
  }

  /** Made when the first words come. */
  private static final class Numbers {
    // Carriers repeat the line's number in their words: bare, international, or in groups of three.
    static final Pattern LONG_DIGITS = Pattern.compile(
        "\\d{7,}|\\+\\d[\\d ().-]{5,}\\d|\\b\\d{3}([ .-])\\d{3}\\1\\d{3,4}\\b",
        Pattern.UNICODE_CHARACTER_CLASS);
  }
}
