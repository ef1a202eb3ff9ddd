package io.recarga.benchmark.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/**
 * The server of the measurements: one thread, two ports, of which the second answers 50 ms late.
 * Prints its ports, and ends when its input does.
 */
public final class AnswerServer {
  private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(50);

  private final Selector selector = Selector.open();
  private final Answers answers = new Answers();
  // All are as late as each other, so that the first is due first.
  private final ArrayDeque<Late> late = new ArrayDeque<>();

  private AnswerServer() throws IOException {}

  /** Runs until the input ends. */
  public static void main(String[] args) throws IOException {
    AnswerServer server = new AnswerServer();
    int prompt = server.listen(false);
    int slow = server.listen(true);
    Thread lifeline = new Thread(AnswerServer::endWithInput, "lifeline");
    lifeline.setDaemon(true);
    lifeline.start();
    System.out.println(prompt + " " + slow);
    server.serve();
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Only its end tells something.
      }
    } catch (IOException e) {
      // As good as an end.
    }
    Runtime.getRuntime().halt(0);
  }

  private int listen(boolean isLate) throws IOException {
    ServerSocketChannel port = ServerSocketChannel.open();
    port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    port.configureBlocking(false);
    port.register(selector, SelectionKey.OP_ACCEPT, isLate);
    return ((InetSocketAddress) port.getLocalAddress()).getPort();
  }

  private void serve() throws IOException {
    while (true) {
      if (late.isEmpty()) {
        selector.select();
      } else {
        long left = late.peekFirst().due() - System.nanoTime();
        if (left > 0) {
          selector.select(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        } else {
          selector.selectNow();
        }
      }
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        SelectionKey key = ready.next();
        ready.remove();
        if (key.isValid() && key.isAcceptable()) {
          accept(key);
        } else if (key.isValid() && key.isReadable()) {
          read(key);
        }
      }
      answerLate();
    }
  }

  private void accept(SelectionKey port) throws IOException {
    SocketChannel channel = ((ServerSocketChannel) port.channel()).accept();
    if (channel == null) {
      return;
    }
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Connected connected = new Connected(channel, answers);
    boolean isLate = (Boolean) port.attachment();
    channel.register(selector, SelectionKey.OP_READ, new Served(connected, isLate));
  }

  private void read(SelectionKey key) throws IOException {
    Served served = (Served) key.attachment();
    boolean open;
    try {
      open = served.connected().read(answer -> answer(served, answer));
    } catch (IOException e) {
      open = false;
    }
    if (!open) {
      key.channel().close();
    }
  }

  private void answer(Served served, ByteBuffer answer) {
    if (served.isLate()) {
      late.addLast(new Late(System.nanoTime() + DELAY, served.connected(), answer));
    } else {
      write(served.connected(), answer);
    }
  }

  private void answerLate() {
    long now = System.nanoTime();
    while (!late.isEmpty() && late.peekFirst().due() <= now) {
      Late next = late.pollFirst();
      write(next.connected(), next.answer());
    }
  }

  private static void write(Connected connected, ByteBuffer answer) {
    try {
      connected.write(answer);
    } catch (IOException e) {
      // The client went away; its channel is closed at the next look at it.
    }
  }

  private record Served(Connected connected, boolean isLate) {}

  private record Late(long due, Connected connected, ByteBuffer answer) {}
}
