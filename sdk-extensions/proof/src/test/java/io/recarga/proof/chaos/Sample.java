package io.recarga.proof.chaos;

/**
 * How an app was at one moment.
 *
 * @param heapKb what its heap held after a collection
 * @param open how many rows of the journal were open
 */
record Sample(long seconds, long heapKb, long threads, long open) {
  static Sample parse(String[] words) {
    return new Sample(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }

  String toLine() {
    return "sample " + seconds + " " + heapKb + " " + threads + " " + open;
  }
}
