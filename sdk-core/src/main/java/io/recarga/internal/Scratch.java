package io.recarga.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Room to put bytes together, used again and again by one thread at a time. */
final class Scratch {
  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets what was added. */
  Scratch clear() {
    length = 0;
    return this;
  }

  /** Adds a text in UTF-8. */
  Scratch add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        makeRoom(rest.length);
        System.arraycopy(rest, 0, bytes, length, rest.length);
        length += rest.length;
        return this;
      }
      add((byte) c);
    }
    return this;
  }

  /** Adds a text in UTF-8 and, in front of it, the number of its bytes in four bytes. */
  Scratch addWithLength(String text) {
    int at = length;
    add((byte) 0).add((byte) 0).add((byte) 0).add((byte) 0);
    add(text);
    int count = length - at - Integer.BYTES;
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[at + i] = (byte) (count >> (8 * (Integer.BYTES - 1 - i)));
    }
    return this;
  }

  Scratch add(byte one) {
    makeRoom(1);
    bytes[length++] = one;
    return this;
  }

  /** Returns what was added, which must be ASCII. */
  String ascii() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private void makeRoom(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
  }
}
