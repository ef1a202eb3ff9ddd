package io.recarga.catalogue;

import java.util.List;

/**
 * What a person typed, understood.
 *
 * @param parts what is asked for
 * @param ignored words that nothing has, as said
 * @param recharge whether topping up as such is asked for
 * @param cheap whether the cheapest are asked for
 */
record Query(List<Part> parts, List<String> ignored, boolean recharge, boolean cheap) {
  Query {
    parts = List.copyOf(parts);
    ignored = List.copyOf(ignored);
  }
}
