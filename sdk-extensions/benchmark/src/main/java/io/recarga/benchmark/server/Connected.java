package io.recarga.benchmark.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** One connection: takes requests out of what was read, one after the other. */
final class Connected {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] LENGTH = "ontent-Length: ".getBytes(US_ASCII);

  private final SocketChannel channel;
  private final Answers answers;
  private final byte[] bytes = new byte[16 * 1024];
  private final ByteBuffer in = ByteBuffer.wrap(bytes);

  Connected(SocketChannel channel, Answers answers) {
    this.channel = channel;
    this.answers = answers;
  }

  /** Reads what came and hands on an answer to each whole request; false at the end. */
  boolean read(Consumer<ByteBuffer> answered) throws IOException {
    if (channel.read(in) < 0) {
      return false;
    }
    for (int whole = wholeRequest(); whole > 0; whole = wholeRequest()) {
      answered.accept(answers.to(bytes, whole));
      int left = in.position() - whole;
      System.arraycopy(bytes, whole, bytes, 0, left);
      in.position(left);
    }
    return true;
  }

  void write(ByteBuffer answer) throws IOException {
    while (answer.hasRemaining()) {
      channel.write(answer);
    }
  }

  /** Returns how many bytes the first request has, or 0 while it is not whole. */
  private int wholeRequest() {
    int end = Answers.indexOf(bytes, in.position(), END_OF_HEAD);
    if (end < 0) {
      return 0;
    }
    int whole = end + END_OF_HEAD.length + contentLength(end);
    return whole <= in.position() ? whole : 0;
  }

  private int contentLength(int end) {
    int at = Answers.indexOf(bytes, end, LENGTH);
    int length = 0;
    for (int i = at + LENGTH.length; at >= 0 && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      length = length * 10 + bytes[i] - '0';
    }
    return length;
  }
}
