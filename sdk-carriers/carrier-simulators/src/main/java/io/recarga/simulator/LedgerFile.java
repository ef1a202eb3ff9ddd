package io.recarga.simulator;

import io.recarga.Money;
import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a {@link Ledger} on disk. */
final class LedgerFile {
  private final FileChannel channel;

  private LedgerFile(FileChannel channel) {
    this.channel = channel;
  }

  static LedgerFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(
          path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      dropTornLine(channel);
      return new LedgerFile(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("ledger: cannot open " + path, e);
    }
  }

  static void readInto(Ledger ledger, Path path) {
    try {
      String text = Files.readString(path);
      int complete = text.lastIndexOf('\n') + 1;
      text.substring(0, complete).lines().forEach(line -> readLine(ledger, line));
    } catch (IOException e) {
      throw new UncheckedIOException("ledger: cannot read " + path, e);
    }
  }

  void append(Execution execution) {
    Money delivered = execution.delivered();
    write(Json.object(
        "reference", execution.reference(),
        "line", execution.line(),
        "product", execution.product(),
        "delivered", delivered == null ? null : text(delivered),
        "cost", text(execution.cost()),
        "at", execution.at(),
        "transactionId", execution.transactionId()));
  }

  void appendReversal(String transactionId) {
    write(Json.object("reversed", transactionId));
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("ledger: cannot close", e);
    }
  }

  private void write(Map<String, @Nullable Object> line) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.write(line) + "\n");
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("ledger: cannot write", e);
    }
  }

  /** A process that was killed while writing leaves half a line: its sale was never answered. */
  private static void dropTornLine(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (end > 0) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    channel.position(end);
  }

  private static void readLine(Ledger ledger, String line) {
    Map<String, @Nullable Object> entry = Json.readObject(line);
    Object reversed = entry.get("reversed");
    if (reversed != null) {
      ledger.addReversal(reversed.toString());
      return;
    }
    Object delivered = entry.get("delivered");
    ledger.add(new Execution(
        text(entry, "reference"),
        text(entry, "line"),
        text(entry, "product"),
        delivered == null ? null : money(delivered.toString()),
        money(text(entry, "cost")),
        Instant.parse(text(entry, "at")),
        text(entry, "transactionId")));
  }

  private static String text(Map<String, @Nullable Object> entry, String name) {
    Object value = entry.get(name);
    if (value == null) {
      throw new IllegalArgumentException("ledger: a line has no " + name);
    }
    return value.toString();
  }

  private static String text(Money money) {
    return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
  }

  private static Money money(String text) {
    int space = text.indexOf(' ');
    return Money.of(text.substring(0, space), text.substring(space + 1));
  }
}
