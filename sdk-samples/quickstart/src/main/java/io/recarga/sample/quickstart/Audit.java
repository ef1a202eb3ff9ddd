package io.recarga.sample.quickstart;

import io.recarga.Receipt;
import io.recarga.simulator.Ledger;
import java.io.PrintStream;
import java.util.List;

/** Compares what we believe (receipts) with what happened (the simulator's ledger). */
final class Audit {
  private final PrintStream out;
  private final PrintStream err;

  Audit(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints the ledger and the comparison; returns how the program ends. */
  int compare(List<Receipt> receipts, Ledger ledger) {
    List<Entry> believed = receipts.stream().map(Entry::of).toList();
    List<Entry> happened = ledger.executions().stream().map(Entry::of).toList();
    out.println("The simulator's ledger:");
    happened.forEach(entry -> out.println("  " + entry));
    String counts = believed.size() + " receipts, " + happened.size() + " executions, ";
    if (believed.equals(happened)) {
      out.println(counts + "equal");
      return ExitCodes.DELIVERED;
    }
    err.println(counts + "not equal");
    report("only a receipt", believed, happened);
    report("only executed", happened, believed);
    return ExitCodes.FAILED;
  }

  private void report(String words, List<Entry> entries, List<Entry> others) {
    entries.stream()
        .filter(entry -> !others.contains(entry))
        .forEach(entry -> err.println("  " + words + ": " + entry));
  }
}
