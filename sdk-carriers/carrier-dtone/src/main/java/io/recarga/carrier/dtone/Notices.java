package io.recarga.carrier.dtone;

import io.recarga.spi.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads callbacks. DT One signs none, so that each is a hint to ask and nothing else; that nobody can
 * guess the address keeps strangers from sending hints.
 */
final class Notices {
  private static final int MOST_BYTES = 256 * 1024;

  private Notices() {}

  static Notice read(byte[] rawBody) {
    Wire.Hook hook = rawBody.length > MOST_BYTES ? null : parse(rawBody);
    if (hook == null) {
      return Notice.refused("not a transaction of DT One's shape");
    }
    String id = matching(hook.id(), "[0-9]{1,19}");
    String reference = matching(hook.externalId(), "[A-Za-z0-9._:-]{1,40}");
    return reference == null
        ? Notice.refused("names no transaction of ours")
        : Notice.about(reference, id, false);
  }

  private static @Nullable String matching(@Nullable String text, String form) {
    return text != null && text.matches(form) ? text : null;
  }

  private static Wire.@Nullable Hook parse(byte[] rawBody) {
    try {
      return Wire.HOOK.fromJson(new String(rawBody, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
