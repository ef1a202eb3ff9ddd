package io.recarga.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** The key store that a simulator serves HTTPS with. */
final class KeyStoreFile {
  private KeyStoreFile() {}

  /**
   * Reads a key store.
   *
   * @throws IllegalArgumentException if it cannot be read, or the password is wrong
   */
  static SSLSocketFactory socketFactory(Path path, String password) {
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException("--tls: cannot read " + path);
    }
    try {
      char[] secret = password.toCharArray();
      KeyStore store = KeyStore.getInstance(path.toFile(), secret);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, secret);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "--tls, --tls-password: cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
