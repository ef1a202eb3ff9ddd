package io.recarga.market.peru;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The ways to renew a line in Peru, as JSON for {@code ChannelDirectory.read} of {@code
 * recarga-renewal}: channels, guides, glossary and sale rules, each fact with date and source. What no
 * source says is absent or marked unknown.
 */
public final class PeruChannels {
  private PeruChannels() {}

  /** Returns the JSON. */
  public static String json() {
    try (InputStream in = PeruChannels.class.getResourceAsStream("channels.json")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks channels.json");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
