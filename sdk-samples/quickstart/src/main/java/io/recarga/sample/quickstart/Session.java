package io.recarga.sample.quickstart;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the commands of one run share. The carrier is wired up when the first command needs it. */
final class Session implements AutoCloseable {
  private final PrintStream out;
  private final PrintStream err;
  private final Supplier<Wiring> opener;
  private @Nullable Wiring wiring;
  private @Nullable RenewalParts renewal;

  Session(PrintStream out, PrintStream err, Supplier<Wiring> opener) {
    this.out = out;
    this.err = err;
    this.opener = opener;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Returns the wiring; the first call opens it and says in one line what it is. */
  Wiring wiring() {
    Wiring open = wiring;
    if (open == null) {
      open = opener.get();
      wiring = open;
      out.println(open.words());
    }
    return open;
  }

  /** Returns what the renewal commands of this run share. */
  RenewalParts renewal() {
    RenewalParts parts = renewal;
    if (parts == null) {
      parts = new RenewalParts(this);
      renewal = parts;
    }
    return parts;
  }

  @Override
  public void close() {
    if (wiring != null) {
      wiring.close();
    }
  }
}
