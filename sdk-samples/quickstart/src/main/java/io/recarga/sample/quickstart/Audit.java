package io.recarga.sample.quickstart;

import io.recarga.Receipt;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
    List<String> believed = receipts.stream().map(Audit::lineOf).toList();
    List<String> happened = ledger.executions().stream().map(Audit::lineOf).toList();
    out.println("The simulator's ledger:");
    happened.forEach(line -> out.println("  " + Masks.numbers(line)));
    String counts = believed.size() + " receipts, " + happened.size() + " executions, ";
    if (believed.equals(happened)) {
      out.println(counts + "equal");
      return ExitCodes.DELIVERED;
    }
    err.println(counts + "not equal");
    believed.stream().filter(line -> !happened.contains(line)).forEach(line ->
        err.println("  only a receipt: " + Masks.numbers(line)));
    happened.stream().filter(line -> !believed.contains(line)).forEach(line ->
        err.println("  only executed: " + Masks.numbers(line)));
    return ExitCodes.FAILED;
  }

  private static String lineOf(Receipt receipt) {
    String digits = Objects.requireNonNull(receipt.sim().number()).digits();
    return line(receipt.transactionId(), receipt.reference(), digits, receipt.delivered(),
        receipt.cost());
  }

  private static String lineOf(Execution execution) {
    String digits = execution.line().replace("+", "");
    return line(execution.transactionId(), execution.reference(), digits, execution.delivered(),
        execution.cost());
  }

  private static String line(Object... parts) {
    return String.join(" ", Arrays.stream(parts).map(String::valueOf).toList());
  }
}
