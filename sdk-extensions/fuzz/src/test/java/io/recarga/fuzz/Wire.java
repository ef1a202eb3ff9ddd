package io.recarga.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/**
 * A carrier without a network: what is written to a socket of it is a request, what is read from it
 * the answer. Some thousand exchanges a second, all on the caller's thread.
 */
final class Wire extends SocketFactory {
  private final Function<String, byte[]> answers;

  /** Makes a wire; {@code answers} takes a whole request and gives a whole HTTP/1.1 answer. */
  Wire(Function<String, byte[]> answers) {
    this.answers = answers;
  }

  OkHttpClient client() {
    return new OkHttpClient.Builder().socketFactory(this).build();
  }

  static byte[] answer(int status, String contentType, byte[] body) {
    String head = "HTTP/1.1 " + status + " X\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(status == 204 ? new byte[0] : body);
    return all.toByteArray();
  }

  @Override
  public Socket createSocket() {
    return new Line();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  private final class Line extends Socket {
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private byte[] answer = {};
    private int at;
    private boolean connected;
    private boolean closed;
    private int soTimeout;

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
      connected = true;
    }

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          if (closed) {
            throw new SocketException("closed");
          }
          if (at == answer.length) {
            if (request.size() == 0) {
              throw new SocketTimeoutException("nothing was asked");
            }
            answer = answers.apply(request.toString(StandardCharsets.UTF_8));
            request.reset();
            at = 0;
          }
          int count = Math.min(length, answer.length - at);
          System.arraycopy(answer, at, target, offset, count);
          at += count;
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() {
      return request;
    }

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public synchronized void close() {
      closed = true;
    }

    @Override
    public synchronized void setSoTimeout(int timeout) {
      soTimeout = timeout;
    }

    @Override
    public synchronized int getSoTimeout() {
      return soTimeout;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
    }

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}
  }
}
