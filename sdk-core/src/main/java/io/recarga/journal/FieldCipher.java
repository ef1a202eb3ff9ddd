package io.recarga.journal;

import io.recarga.JournalException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a durable journal keeps phone numbers, SIM card numbers, PINs and access tokens. With a key
 * they are sealed with AES-256-GCM, bound to their row, and lines are looked up by HMAC-SHA-256.
 * Immutable and thread-safe.
 *
 * <p>To change the key without a pause: let every machine {@linkplain #alsoReading also read} the
 * new one, then let every machine {@linkplain #ofKey write} it and also read the old one; take the
 * old one away when the rows that were written with it are pruned.
 */
public final class FieldCipher {
  private static final FieldCipher NONE = new FieldCipher(null, Map.of());
  private static final String MARK = "sealed:";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HASH_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable String current;
  private final Map<String, Keys> keys;

  private FieldCipher(@Nullable String current, Map<String, Keys> keys) {
    this.current = current;
    this.keys = keys;
  }

  /** Seals nothing: lines are kept in clear text, PINs and tokens not at all. */
  public static FieldCipher none() {
    return NONE;
  }

  /**
   * Seals with {@code key}.
   *
   * @param id a name for the key, 1 to 30 of {@code A-Z a-z 0-9 . _ -}; it is stored beside what was
   *     sealed, and must never stand for another key
   * @param key 32 secret random bytes
   */
  public static FieldCipher ofKey(String id, byte[] key) {
    return new FieldCipher(id, Map.of(checked(id), Keys.of(key)));
  }

  /** Returns the same cipher, which also reads what was sealed with {@code key}. */
  public FieldCipher alsoReading(String id, byte[] key) {
    if (keys.containsKey(checked(id))) {
      throw new IllegalArgumentException("id: the cipher has a key \"" + id + "\" already");
    }
    Map<String, Keys> more = new LinkedHashMap<>(keys);
    more.put(id, Keys.of(key));
    return new FieldCipher(current, more);
  }

  /** Says whether what is written is sealed. */
  public boolean isSealing() {
    return current != null;
  }

  /**
   * Seals {@code text}, or returns it as it is where there is no key.
   *
   * @param place where it will be stored; it can be opened there only
   */
  public String seal(String text, String place) {
    if (current == null) {
      return text;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        key(current).run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), place);
    byte[] all =
        ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return MARK + current + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * Opens what was sealed; other text is returned as it is.
   *
   * @throws JournalException if its key is missing or wrong, or it was moved or changed
   */
  public String open(String text, String place) {
    if (!text.startsWith(MARK)) {
      return text;
    }
    int colon = text.indexOf(':', MARK.length());
    String id = text.substring(MARK.length(), Math.max(colon, MARK.length()));
    Keys key = key(id);
    try {
      byte[] all = Base64.getUrlDecoder().decode(text.substring(colon + 1));
      if (all.length >= NONCE_BYTES + TAG_BITS / 8) {
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        byte[] bare = key.run(Cipher.DECRYPT_MODE, nonce, sealed, place);
        return new String(bare, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      // Told below, without what was found.
    }
    throw new JournalException("cipher: what was sealed with key \"" + id
        + "\" does not open: the key is another one, or the text was changed");
  }

  /** Says whether {@code text} is sealed with the key that is written now, or plain if there is none. */
  boolean isCurrent(String text) {
    return current == null ? !text.startsWith(MARK) : text.startsWith(MARK + current + ":");
  }

  /** Returns what a line is looked up by in rows that are written now. */
  String hash(String line) {
    return current == null ? Keys.plainHash(line) : key(current).hash(line);
  }

  /** Returns all that a line may be looked up by, whenever its rows were written. */
  List<String> hashes(String line) {
    List<String> all = new ArrayList<>();
    keys.values().forEach(key -> all.add(key.hash(line)));
    all.add(Keys.plainHash(line));
    return all;
  }

  /** Shows the names of the keys. */
  @Override
  public String toString() {
    return "FieldCipher" + keys.keySet();
  }

  private Keys key(String id) {
    Keys key = keys.get(id);
    if (key == null) {
      throw new JournalException(
          "cipher: key \"" + id + "\" is needed to read this journal; give it to the cipher");
    }
    return key;
  }

  private static String checked(String id) {
    if (!Objects.requireNonNull(id, "id").matches("[A-Za-z0-9._-]{1,30}")) {
      throw new IllegalArgumentException("id: use 1 to 30 of the characters A-Z a-z 0-9 . _ -");
    }
    return id;
  }

  /** Two keys that are derived from one, so that neither use weakens the other. */
  private record Keys(SecretKeySpec seal, SecretKeySpec look) {

    static Keys of(byte[] key) {
      if (Objects.requireNonNull(key, "key").length != KEY_BYTES) {
        throw new IllegalArgumentException("key: give 32 random bytes, not " + key.length);
      }
      return new Keys(
          new SecretKeySpec(hmac(key, "recarga seal"), "AES"),
          new SecretKeySpec(hmac(key, "recarga line"), "HmacSHA256"));
    }

    String hash(String line) {
      return shortened(hmac(look.getEncoded(), line));
    }

    /** Hides nothing, and need not: without a key the line stands beside it. */
    static String plainHash(String line) {
      return shortened(hmac(new byte[1], line));
    }

    byte[] run(int mode, byte[] nonce, byte[] text, String place) {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("cannot run AES-GCM", e);
      }
    }

    private static String shortened(byte[] mac) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, HASH_BYTES));
    }

    private static byte[] hmac(byte[] key, String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
      }
    }

    @Override
    public String toString() {
      return "***";
    }
  }
}
