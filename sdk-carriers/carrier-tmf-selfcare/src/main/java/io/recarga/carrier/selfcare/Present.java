package io.recarga.carrier.selfcare;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists that may be missing, and hold null where something could not be read. */
final class Present {
  private Present() {}

  /** Returns what is there; empty if the list is missing. */
  static <T> List<T> in(@Nullable List<@Nullable T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
