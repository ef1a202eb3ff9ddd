package io.recarga.benchmark;

import io.recarga.benchmark.client.Kind;

/**
 * One thing that is measured.
 *
 * @param callers how many there are at once
 * @param delay milliseconds that the server takes
 */
record Cell(Kind kind, int callers, int delay) {
  Cell of(Kind other) {
    return new Cell(other, callers, delay);
  }
}
