package io.recarga.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator really did, whatever it answered: every sale it executed, and every one it took
 * back. The judge of a test. Thread-safe.
 *
 * <p>With a file, each entry is one line of JSON that is on disk before the simulator answers, so
 * that the truth outlives the process.
 */
public final class Ledger {
  private final List<Execution> executions = new ArrayList<>();
  private final Map<String, List<Execution>> byReference = new HashMap<>();
  private final Set<String> reversed = new LinkedHashSet<>();
  private final @Nullable LedgerFile file;

  private Ledger(@Nullable LedgerFile file) {
    this.file = file;
  }

  /** Makes a ledger that ends with the process. */
  public static Ledger inMemory() {
    return new Ledger(null);
  }

  /**
   * Opens a ledger on {@code path}, with what the file holds already; makes the file if there is
   * none. One process may write to it at a time.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read or written
   */
  public static Ledger open(Path path) {
    Ledger ledger = new Ledger(LedgerFile.open(path));
    LedgerFile.readInto(ledger, path);
    return ledger;
  }

  /**
   * Reads what {@code path} holds now, for a process other than the one that writes it; a last line
   * that is not complete yet is left out.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Ledger read(Path path) {
    Ledger ledger = inMemory();
    LedgerFile.readInto(ledger, path);
    return ledger;
  }

  /** Writes an execution. */
  public synchronized void record(Execution execution) {
    if (file != null) {
      file.append(execution);
    }
    add(execution);
  }

  /** Writes that the execution with {@code transactionId} was taken back. */
  public synchronized void reverse(String transactionId) {
    if (file != null) {
      file.appendReversal(transactionId);
    }
    addReversal(transactionId);
  }

  /** Returns all executions in their order, those that were taken back too. */
  public synchronized List<Execution> executions() {
    return List.copyOf(executions);
  }

  /** Returns the executions under {@code reference}: more than one means paid twice. */
  public synchronized List<Execution> executionsOf(String reference) {
    return List.copyOf(byReference.getOrDefault(reference, List.of()));
  }

  /** Returns how many executions there are. */
  public synchronized int count() {
    return executions.size();
  }

  /** Returns the transaction ids of the executions that were taken back, in their order. */
  public synchronized List<String> reversed() {
    return List.copyOf(reversed);
  }

  /** Closes the file, if there is one; the ledger can still be read. */
  public synchronized void close() {
    if (file != null) {
      file.close();
    }
  }

  @Override
  public String toString() {
    return count() + " executions, " + reversed().size() + " taken back";
  }

  synchronized void add(Execution execution) {
    executions.add(execution);
    byReference
        .computeIfAbsent(execution.reference(), ignored -> new ArrayList<>())
        .add(execution);
  }

  synchronized void addReversal(String transactionId) {
    reversed.add(transactionId);
  }
}
