package io.recarga.carrier.reloadly;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the HTML that descriptions and promotions carry into plain text. */
final class PlainText {
  private static final int MAX_INPUT = 20_000;
  private static final int MAX_TEXT = 2_000;

  private static final Map<String, String> NAMED = Map.of(
      "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–",
      "mdash", "—", "rsquo", "’", "bull", "•");

  private static final Map<String, String> MARKS = Map.of(
      "acute", "\u0301", "grave", "\u0300", "circ", "\u0302", "tilde", "\u0303", "uml", "\u0308",
      "cedil", "\u0327");

  private PlainText() {}

  /** Returns the text without markup, or null when nothing is left. */
  static @Nullable String of(@Nullable String html) {
    if (html == null) {
      return null;
    }
    if (isPlain(html)) {
      String bare = html.strip();
      return bare.isEmpty() ? null : cut(bare, MAX_TEXT);
    }
    String text = html.length() > MAX_INPUT ? html.substring(0, MAX_INPUT) : html;
    text = Markup.HIDDEN.matcher(text).replaceAll(" ");
    text = Markup.BREAK.matcher(text.replaceAll("\\s+", " ")).replaceAll("\n");
    text = Markup.TAG.matcher(text).replaceAll("");
    text = decode(text).replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u00a0\\u200b\\ufeff]", " ");
    text = text.replaceAll(" {2,}", " ").replaceAll(" ?\n[ \n]*", "\n").strip();
    if (text.isEmpty()) {
      return null;
    }
    return cut(text, MAX_TEXT);
  }

  /** Says whether nothing is to be done: short, visible ASCII, one space at a time, no markup. */
  private static boolean isPlain(String text) {
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '<' || c == '&' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.length() <= MAX_INPUT;
  }

  /** Cuts a text that is longer than {@code max} characters. */
  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  /** Returns the text on one line, or null when nothing is left. */
  static @Nullable String line(@Nullable String html) {
    String text = of(html);
    return text == null ? null : text.replace('\n', ' ');
  }

  private static String decode(String text) {
    return Markup.ENTITY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(decoded(match.group(1), match.group())));
  }

  /** Reads the likes of "ntilde": a letter and the mark above it. */
  private static String letter(String name, String whole) {
    String mark = MARKS.get(name.substring(1));
    return mark == null ? whole : Normalizer.normalize(name.charAt(0) + mark, Normalizer.Form.NFC);
  }

  private static String decoded(String name, String whole) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, letter(name, whole));
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int point = hex
          ? Integer.parseInt(name, 2, name.length(), 16)
          : Integer.parseInt(name, 1, name.length(), 10);
      boolean usable = Character.isDefined(point) && !Character.isISOControl(point);
      return usable ? Character.toString(point) : " ";
    } catch (IllegalArgumentException e) {
      return whole;
    }
  }

  /** Made when the first text comes that is not plain. */
  private static final class Markup {
    static final Pattern HIDDEN = Pattern.compile(
        "(?is)<(script|style|head|iframe|object)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
    static final Pattern BREAK =
        Pattern.compile("(?i)<(/?(p|div|ul|ol|table|tr|h[1-6])|br|li)\\b[^>]*>");
    static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?][^>]*(>|$)");
    static final Pattern ENTITY = Pattern.compile("&(#[xX]?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
  }
}
