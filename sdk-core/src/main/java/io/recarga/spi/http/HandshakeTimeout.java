package io.recarga.spi.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Bounds the wait for each answer in a TLS handshake. OkHttp applies its read time-out there, which
 * for a money call is as long as a carrier may think; it sets that one when the handshake is over.
 */
final class HandshakeTimeout extends SSLSocketFactory {
  private final SSLSocketFactory real;
  private final int millis;

  HandshakeTimeout(SSLSocketFactory real, int millis) {
    this.real = real;
    this.millis = millis;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return bounded(real.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket() throws IOException {
    return bounded(real.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return bounded(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return bounded(real.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return bounded(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return bounded(real.createSocket(host, port, localHost, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return real.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return real.getSupportedCipherSuites();
  }

  private Socket bounded(Socket socket) throws IOException {
    socket.setSoTimeout(millis);
    return socket;
  }
}
