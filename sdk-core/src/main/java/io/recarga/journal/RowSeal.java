package io.recarga.journal;

import io.recarga.TopUpKey;

/** Seals parts of one row, so that they can be opened in that row and under that name only. */
record RowSeal(FieldCipher cipher, TopUpKey key) {

  boolean isSealing() {
    return cipher.isSealing();
  }

  String seal(String name, String text) {
    return cipher.seal(text, place(name));
  }

  String open(String name, String text) {
    return cipher.open(text, place(name));
  }

  // Neither part of a key can hold a space.
  private String place(String name) {
    return key.tenant() + " " + key.id() + " " + name;
  }
}
