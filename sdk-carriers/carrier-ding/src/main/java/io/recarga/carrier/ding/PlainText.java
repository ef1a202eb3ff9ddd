package io.recarga.carrier.ding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the Markdown of descriptions and terms, which may hold HTML, into plain text. */
final class PlainText {
  private static final int MAX_INPUT = 20_000;
  private static final int MAX_TEXT = 2_000;

  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style|head|iframe|object)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(br|/p|/div|/li|/tr|/h[1-6])\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?][^>]*(>|$)");
  private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)");
  private static final Pattern HEAD = Pattern.compile("(?m)^[ \\t]{0,3}(#{1,6}|>)[ \\t]+");
  private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*[*+-][ \\t]+");
  private static final Pattern STRONG = Pattern.compile("(\\*{1,3}|_{2,3}|~~|`+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!>~-])");

  private PlainText() {}

  /** Returns the text without markup, or null when nothing is left. */
  static @Nullable String of(@Nullable String markdown) {
    if (markdown == null) {
      return null;
    }
    String text = cut(markdown, MAX_INPUT).replace("\r\n", "\n").replace('\r', '\n');
    text = HIDDEN.matcher(text).replaceAll(" ");
    text = BREAK.matcher(text).replaceAll("\n");
    text = TAG.matcher(text).replaceAll("");
    text = LINK.matcher(IMAGE.matcher(text).replaceAll("$1")).replaceAll("$1");
    text = BULLET.matcher(HEAD.matcher(text).replaceAll("")).replaceAll("• ");
    text = STRONG.matcher(text).replaceAll("");
    text = ESCAPE.matcher(text).replaceAll("$1");
    text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">");
    text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    text = text.replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u00a0\\u200b\\ufeff]", " ");
    text = text.replaceAll(" {2,}", " ").replaceAll(" ?\n[ \n]*", "\n").strip();
    return text.isEmpty() ? null : cut(text, MAX_TEXT);
  }

  /** Returns the text on one line, or null when nothing is left. */
  static @Nullable String line(@Nullable String markdown) {
    String text = of(markdown);
    return text == null ? null : text.replace('\n', ' ');
  }

  /** Cuts a text that is longer than {@code max} characters. */
  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
