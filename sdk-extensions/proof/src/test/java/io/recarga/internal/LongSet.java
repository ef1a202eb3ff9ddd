package io.recarga.internal;

/** A set of numbers that takes 8 bytes for each and some room to grow. */
final class LongSet {
  private long[] slots = new long[1 << 16];
  private int size;

  /** Adds a number; false if it was there. */
  boolean add(long number) {
    if (size * 2 > slots.length) {
      grow();
    }
    if (put(slots, number == 0 ? 1 : number)) {
      size++;
      return true;
    }
    return false;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    for (long number : slots) {
      if (number != 0) {
        put(wider, number);
      }
    }
    slots = wider;
  }

  private static boolean put(long[] slots, long number) {
    int at = (int) (number ^ number >>> 32) & (slots.length - 1);
    while (slots[at] != 0) {
      if (slots[at] == number) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = number;
    return true;
  }
}
