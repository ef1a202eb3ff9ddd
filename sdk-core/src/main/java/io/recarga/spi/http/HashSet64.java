package io.recarga.spi.http;

/** A set of 64-bit hashes without boxes. Not thread-safe. */
final class HashSet64 {
  // Zero marks a free place; the hash 0 is kept as 1.
  private long[] places = new long[128];
  private int size;

  /** Adds the hash, and says whether it is new. */
  boolean add(long hash) {
    if (size * 2 >= places.length) {
      grow();
    }
    if (!put(places, hash == 0 ? 1 : hash)) {
      return false;
    }
    size++;
    return true;
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    for (long hash : places) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    places = larger;
  }

  private static boolean put(long[] places, long hash) {
    int i = (int) (hash ^ hash >>> 32) & places.length - 1;
    while (places[i] != 0) {
      if (places[i] == hash) {
        return false;
      }
      i = i + 1 & places.length - 1;
    }
    places[i] = hash;
    return true;
  }
}
